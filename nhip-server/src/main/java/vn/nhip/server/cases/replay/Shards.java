package vn.nhip.server.cases.replay;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows on their way to be sorted by case: cut into files so that all rows of a case lie in one, and one fits into memory. */
final class Shards implements Closeable {
    private static final int BUFFER = 16 * 1024;

    private final Path folder;
    private final List<DataOutputStream> outs = new ArrayList<>();

    Shards(Path folder, int count) throws IOException {
        this.folder = folder;
        for (int i = 0; i < count; i++) {
            outs.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(i)), BUFFER)));
        }
    }

    private Path file(int shard) {
        return folder.resolve("shard-" + shard);
    }

    /** Adds a row to the shard of its case. */
    void add(byte[] row, int hash) {
        try {
            DataOutputStream out = outs.get(Math.floorMod(hash, outs.size()));
            out.writeInt(row.length);
            out.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing more is added. */
    void finish() throws IOException {
        for (DataOutputStream out : outs) {
            out.close();
        }
    }

    int count() {
        return outs.size();
    }

    /** Every row of a shard, in the order in which they were added. */
    void read(int shard, Consumer<byte[]> consumer) throws IOException {
        byte[] all = Files.readAllBytes(file(shard));
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(all))) {
            while (in.available() > 0) {
                consumer.accept(in.readNBytes(in.readInt()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (DataOutputStream out : outs) {
            out.close();
        }
        for (int i = 0; i < outs.size(); i++) {
            Files.deleteIfExists(file(i));
        }
    }
}
