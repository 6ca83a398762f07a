package vn.nhip.server.cases.secrecy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file of keys: one per line, 64 hexadecimal digits; the first seals, all open. It is always replaced whole, is readable by its owner only, and
 * is on the disk before any key of it is used.
 */
final class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /** A key and the name under which what it sealed finds it. */
    record Key(String id, SecretKey secret) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /** By what one sees that a file was changed. */
    record Stamp(FileTime changed, long size) {}

    /**
     * What is in it.
     *
     * @param byId the first seals
     */
    record Keys(SequencedMap<String, Key> byId, Stamp stamp) {
        Keys {
            byId = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byId));
        }
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size());
    }

    /** Reads it; makes it, with one key, where there is none. */
    Keys read() throws IOException {
        if (!exists()) {
            make();
        }
        Stamp before = stamp();
        SequencedMap<String, Key> read = new LinkedHashMap<>();
        for (String line : lines()) {
            Key key = key(line);
            read.put(key.id(), key);
        }
        if (read.isEmpty()) {
            throw unreadable("; tệp đang trống.");
        }
        return new Keys(read, before);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Key key(String line) {
        try {
            byte[] secret = HEX.parseHex(line);
            if (secret.length == KEY_BYTES) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
                return new Key(HEX.formatHex(hash, 0, ID_BYTES), new SecretKeySpec(secret, "AES"));
            }
        } catch (IllegalArgumentException mightRepeatAPartOfTheKey) {
            throw unreadable(".");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        throw unreadable(".");
    }

    private IllegalStateException unreadable(String end) {
        return new IllegalStateException(
                "Tệp khóa " + file + " phải gồm mỗi dòng một khóa 64 chữ số thập lục phân" + end);
    }

    /** Puts a new key before the others. */
    Key putFirst() throws IOException {
        String line = fresh();
        change(lines -> {
            List<String> more = new ArrayList<>(lines);
            more.addFirst(line);
            return more;
        });
        return key(line);
    }

    /** Takes a key out; the one that seals stays whatever is asked. */
    void takeOut(String id) throws IOException {
        change(lines -> {
            List<String> left = new ArrayList<>(lines.subList(0, 1));
            lines.stream().skip(1).filter(line -> !key(line).id().equals(id)).forEach(left::add);
            return left;
        });
    }

    /** How the lines of the file are changed. */
    private interface Change {
        List<String> of(List<String> lines);
    }

    /** Two who change it at the same time do so one after the other: neither's key is lost. */
    private void change(Change change) throws IOException {
        synchronized (KeyFile.class) {
            changeAlone(change);
        }
    }

    private void changeAlone(Change change) throws IOException {
        Path real = exists() ? file.toRealPath() : file.toAbsolutePath();
        Path lock = real.resolveSibling(real.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(
                        lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), owner("rw-------"));
                FileLock held = channel.lock()) {
            if (!held.isValid()) {
                throw new IOException("the lock of the key file was lost");
            }
            Path written = write(change.of(lines()), folder(real));
            Files.move(written, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flush(folder(real), StandardOpenOption.READ);
        }
    }

    /** Written whole under another name first, so that nobody reads half a key. */
    private void make() throws IOException {
        Path folder = folder(file.toAbsolutePath());
        Files.createDirectories(folder, owner("rwx------"));
        Path written = write(List.of(fresh()), folder);
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException madeByAnotherProcess) {
            return;
        } catch (UnsupportedOperationException noLinksHere) {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
        flush(folder, StandardOpenOption.READ);
    }

    private static Path folder(Path absolute) {
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IllegalStateException("the key file " + absolute + " is a root folder");
        }
        return parent;
    }

    private static Path write(List<String> lines, Path folder) throws IOException {
        Path written = Files.createTempFile(folder, "key", ".new", owner("rw-------"));
        Files.writeString(written, String.join("\n", lines) + "\n", StandardCharsets.US_ASCII);
        flush(written, StandardOpenOption.WRITE);
        return written;
    }

    /** What a key sealed is worth nothing when the machine falls before the key is on the disk. */
    private static void flush(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static String fresh() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return HEX.formatHex(secret);
    }

    private static FileAttribute<?> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
