package vn.nhip.server.cases.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.mapping.MappedFile;
import vn.nhip.server.cases.mapping.Mapping;

/** The records of an uploaded file of any kind, one after the other. */
interface FileRecords extends Iterator<Incoming>, AutoCloseable {

    /** Where the record last read stands, for a person. */
    String place();

    /** Records read so far. */
    long records();

    /** Records that told of no event. */
    long silent();

    /** How much of the file is behind us, from 0 to 1. */
    double share();

    /** Columns that nobody speaks of. */
    List<String> unused();

    @Override
    void close() throws IOException;

    /**
     * Opens a file.
     *
     * @throws vn.nhip.server.cases.mapping.FileUnfit when nothing of it can be read
     * @throws vn.nhip.definitions.DefinitionException when its mapping is wrong
     */
    static FileRecords open(Path path, FileImport.File file, FileImport.Reading reading) throws IOException {
        if (!file.kind().isMapped()) {
            return new EventFileRecords(Files.newInputStream(path), file.bytes(), reading.source());
        }
        Mapping mapping = Mapping.read(Objects.requireNonNull(reading.mapping()), "ánh xạ");
        return new MappedRecords(MappedFile.open(mapping, path, file.name()));
    }

    /** Of a table or an event log. */
    record MappedRecords(MappedFile file) implements FileRecords {

        @Override
        public boolean hasNext() {
            return file.hasNext();
        }

        @Override
        public Incoming next() {
            return file.next();
        }

        @Override
        public String place() {
            return file.place();
        }

        @Override
        public long records() {
            return file.records();
        }

        @Override
        public long silent() {
            return file.silent();
        }

        @Override
        public double share() {
            return Math.max(0, file.share());
        }

        @Override
        public List<String> unused() {
            return file.unused();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
