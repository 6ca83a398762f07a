package vn.nhip.server.database;

import java.io.Closeable;
import java.io.IOException;

/** A database in use. */
interface Database extends Closeable {

    DatabaseAddress address();

    /** Lets go of it; stops it when it was started for us. */
    @Override
    default void close() throws IOException {}

    /** A database that others run. */
    record External(DatabaseAddress address) implements Database {}
}
