package vn.nhip.server.cases.mapping;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;

/** The records of a file, one after the other; memory stays flat however many there are. */
interface Rows extends AutoCloseable {

    /** The next record or what stands in its place; null at the end. */
    @Nullable
    Found next();

    /** The names of the columns seen so far, in their order. */
    List<String> columns();

    /** How much of the file is behind us, from 0 to 1; negative when its size is not known. */
    double share();

    @Override
    void close() throws IOException;

    /** What stands in a file. */
    sealed interface Found {}

    /** A record. */
    record Whole(Row row) implements Found {}

    /**
     * What is no record.
     *
     * @param place where it stands, for a person
     * @param raw what stands there, as far as it could be read and is not too long; may hold personal data
     */
    record Broken(String place, Problem problem, String raw) implements Found {
        @Override
        public String toString() {
            return "Broken[" + place + ", " + problem.kind() + "]";
        }
    }
}
