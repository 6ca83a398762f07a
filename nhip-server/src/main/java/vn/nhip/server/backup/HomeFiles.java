package vn.nhip.server.backup;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the data folder that belong to a backup: settings and proofs; keys when that is asked for. */
final class HomeFiles {
    /** Where keys lie. */
    static final String KEYS = "keys";

    private static final String RESTORING = ".restoring";
    private static final String BESIDE = ".restored";

    private final Path home;

    HomeFiles(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * The files, by their path in the data folder.
     *
     * @param patterns which, as globs with commas between them
     * @param keyFiles where keys are, by their name in the folder of keys; blank when they are there
     * @param withKeys whether keys are among them
     */
    Map<String, Path> chosen(String patterns, Map<String, String> keyFiles, boolean withKeys) throws IOException {
        List<PathMatcher> wanted = new ArrayList<>();
        Arrays.stream(patterns.split(",", -1))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .forEach(pattern -> wanted.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern)));
        PathMatcher keys = FileSystems.getDefault().getPathMatcher("glob:" + KEYS + "/**");
        Map<String, Path> chosen = new TreeMap<>();
        if (Files.isDirectory(home)) {
            for (Path top : list(home)) {
                // Only what may match is walked: the database lies in this folder too.
                if (Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS) && !mayHold(top, patterns, withKeys)) {
                    continue;
                }
                try (Stream<Path> all = Files.walk(top)) {
                    all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .filter(file -> {
                                Path path = home.relativize(file);
                                return keys.matches(path)
                                        ? withKeys
                                        : wanted.stream().anyMatch(each -> each.matches(path));
                            })
                            .forEach(file -> chosen.put(home.relativize(file).toString(), file));
                }
            }
        }
        if (withKeys) {
            keyFiles.forEach((name, file) -> {
                if (!file.isBlank()) {
                    chosen.put(KEYS + "/" + name, Path.of(file.strip()));
                }
            });
        }
        return chosen;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static boolean mayHold(Path folder, String patterns, boolean withKeys) {
        String name = folder.getFileName() + "/";
        return (withKeys && name.equals(KEYS + "/"))
                || Arrays.stream(patterns.split(",", -1))
                        .anyMatch(pattern -> pattern.strip().startsWith(name));
    }

    /** Reads the files of a backup to where they are going to be, under another name. */
    void stage(List<Manifest.HomeFile> files, Path target, Parts parts, Parts.Seen seen)
            throws IOException, SQLException {
        for (Manifest.HomeFile file : files) {
            Path staged = staged(file);
            makeFolders(Objects.requireNonNull(staged.getParent()));
            Files.deleteIfExists(staged);
            Files.createFile(
                    staged, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            parts.read(target, file.part(), in -> Files.copy(in, staged, StandardCopyOption.REPLACE_EXISTING), seen);
            Files.setPosixFilePermissions(staged, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /**
     * Gives staged files their names. A file that is there and says otherwise stays; the restored one is put beside it.
     *
     * @return the names of those that were put beside
     */
    List<String> settle(List<Manifest.HomeFile> files) throws IOException {
        List<String> beside = new ArrayList<>();
        for (Manifest.HomeFile file : files) {
            Path staged = staged(file);
            Path path = path(file);
            if (Files.exists(path) && Files.mismatch(path, staged) >= 0) {
                Files.move(staged, Path.of(path + BESIDE), StandardCopyOption.REPLACE_EXISTING);
                beside.add(file.path() + BESIDE);
            } else {
                Files.move(staged, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return beside;
    }

    /** Deletes what was staged. */
    void unstage(List<Manifest.HomeFile> files) throws IOException {
        for (Manifest.HomeFile file : files) {
            Files.deleteIfExists(staged(file));
        }
    }

    /** Deletes what was made of another state of the database and would be taken for what is made of this one. */
    void forgetDerived() throws IOException {
        Path table = home.resolve("facts");
        if (Files.isDirectory(table)) {
            for (Path each : list(table)) {
                Files.deleteIfExists(each);
            }
        }
    }

    private void makeFolders(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private Path staged(Manifest.HomeFile file) {
        return Path.of(path(file) + RESTORING);
    }

    private Path path(Manifest.HomeFile file) {
        Path path = home.resolve(file.path()).normalize();
        if (!path.startsWith(home)) {
            throw new BackupRefused(
                    "Bản sao lưu có tệp %s nằm ngoài thư mục dữ liệu.".formatted(file.path()),
                    "Không phục hồi bản này; lấy bản khác.");
        }
        return path;
    }
}
