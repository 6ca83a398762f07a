package vn.nhip.server.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** A file of blocks, each with its length and its sum before it: a block that was damaged is never handed on. */
final class CheckedBlocks {
    private static final int FRAME_BYTES = 2 * Integer.BYTES;
    private static final int TEXT_BYTES_MAX = 1 << 16;

    private CheckedBlocks() {}

    static Writer write(Path file) throws IOException {
        return new Writer(FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    static Reader read(Path file) throws IOException {
        return new Reader(FileChannel.open(file, StandardOpenOption.READ));
    }

    private static int sum(ByteBuffer block) {
        CRC32C sum = new CRC32C();
        sum.update(block.duplicate());
        return (int) sum.getValue();
    }

    /** Writes what remains of each buffer as a block. */
    static final class Writer implements Consumer<ByteBuffer>, Closeable {
        private final FileChannel channel;
        private final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME_BYTES);

        private Writer(FileChannel channel) {
            this.channel = channel;
        }

        void text(byte[] text) {
            accept(ByteBuffer.wrap(text));
        }

        @Override
        public void accept(ByteBuffer block) {
            frame.clear().putInt(block.remaining()).putInt(sum(block)).flip();
            try {
                writeFully(frame);
                writeFully(block);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void writeFully(ByteBuffer buffer) throws IOException {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        /** Waits until all of it is on the disk. */
        void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Fills each buffer with the next block, which must be as long as what remains of it. */
    static final class Reader implements Consumer<ByteBuffer>, Closeable {
        private final FileChannel channel;
        private final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME_BYTES);

        private Reader(FileChannel channel) {
            this.channel = channel;
        }

        byte[] text() throws IOException {
            readFully(frame.clear());
            int length = frame.getInt(0);
            if (length < 0 || length > TEXT_BYTES_MAX) {
                throw new UnusableSnapshot("it does not begin as such a file does");
            }
            ByteBuffer text = ByteBuffer.allocate(length);
            body(text);
            return text.array();
        }

        @Override
        public void accept(ByteBuffer block) {
            try {
                readFully(frame.clear());
                if (frame.getInt(0) != block.remaining()) {
                    throw new UnusableSnapshot("it is damaged before byte " + channel.position());
                }
                body(block);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }

        private void body(ByteBuffer block) throws IOException {
            ByteBuffer check = block.duplicate();
            readFully(block);
            if (sum(check) != frame.getInt(Integer.BYTES)) {
                throw new UnusableSnapshot("it is damaged before byte " + channel.position());
            }
        }

        private void readFully(ByteBuffer buffer) throws IOException {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new UnusableSnapshot("it ends too early, at byte " + channel.position());
                }
            }
        }

        boolean isAtEnd() throws IOException {
            return channel.position() == channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
