package vn.nhip.benchmark.server;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.nhip.benchmark.index.InventedFacts;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Seconds;

/**
 * Puts facts of invented cases into the database of a server, as its projection keeps them: what a server reads at its start, without the
 * hours in which the events would have come.
 */
final class KeptFacts {
    private static final int PAGE_BYTES = 1 << 20;
    private static final int BITS_OF_MOMENTS = 7;

    private KeptFacts() {}

    /**
     * Puts them in.
     *
     * @return the same facts in memory, to know what the server must count
     */
    static FactTable put(Connection database, int cases) throws SQLException {
        codes(database);
        FactTable table = new FactTable();
        InventedFacts invented = new InventedFacts(766, cases);
        CopyIn copy = database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy cases.case_facts (number, facts) from stdin (format binary)");
        try (DataOutputStream rows = new DataOutputStream(new CopyPages(copy))) {
            rows.write("PGCOPY\n".getBytes(StandardCharsets.US_ASCII));
            rows.write(new byte[] {(byte) 0xff, '\r', '\n', 0});
            rows.writeLong(0);
            for (CaseFacts facts = invented.next(); facts != null; facts = invented.next()) {
                byte[] bytes = bytes(facts);
                rows.writeShort(2);
                rows.writeInt(Integer.BYTES);
                rows.writeInt((int) facts.id());
                rows.writeInt(bytes.length);
                rows.write(bytes);
                table.put(List.of(facts));
            }
            rows.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy.endCopy();
        try (Statement statement = database.createStatement()) {
            statement.execute("vacuum analyze cases.case_facts");
        }
        return table;
    }

    private static void codes(Connection database) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement("insert into cases.fact_code (kind, position, code) values (?, ?, ?)")) {
            for (int agency = 0; agency < InventedFacts.AGENCIES; agency++) {
                add(insert, "AGENCY", agency, "H44.%03d".formatted(agency));
            }
            for (int procedure = 0; procedure < InventedFacts.PROCEDURES; procedure++) {
                add(insert, "PROCEDURE", procedure, "9.%06d".formatted(procedure));
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, String kind, int position, String code) throws SQLException {
        insert.setString(1, kind);
        insert.setInt(2, position);
        insert.setString(3, code);
        insert.addBatch();
    }

    /** One version, as the decision 0023 of the product describes it; that the server reads it so is seen by what it counts. */
    private static byte[] bytes(CaseFacts facts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Channel channel = facts.channel();
        int bits = channel == null ? 0 : channel == Channel.ONLINE ? 1 : channel == Channel.DIRECT ? 2 : 3;
        Boolean needsResult = facts.needsResult();
        bits |= (needsResult == null ? 0 : needsResult ? 2 : 1) << 2;
        bits |= 3 << 4;
        int[] moments = facts.moments();
        for (int m = 0; m < moments.length; m++) {
            bits |= moments[m] == Seconds.NEVER ? 0 : 1 << (BITS_OF_MOMENTS + m);
        }
        out.writeByte(bits >>> (2 * Byte.SIZE));
        out.writeShort(bits);
        out.writeShort(facts.agency());
        out.writeShort(facts.procedure());
        for (int moment : moments) {
            if (moment != Seconds.NEVER) {
                out.writeInt(moment);
            }
        }
        return bytes.toByteArray();
    }

    /** Hands over a page at a time. */
    private static final class CopyPages extends OutputStream {
        private final CopyIn copy;
        private final byte[] page = new byte[PAGE_BYTES];
        private int filled;

        CopyPages(CopyIn copy) {
            this.copy = copy;
        }

        @Override
        public void write(int value) throws IOException {
            if (filled == page.length) {
                flush();
            }
            page[filled++] = (byte) value;
        }

        @Override
        public void flush() throws IOException {
            try {
                copy.writeToCopy(page, 0, filled);
                filled = 0;
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
