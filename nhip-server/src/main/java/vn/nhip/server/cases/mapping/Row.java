package vn.nhip.server.cases.mapping;

/** One record of a file, its cells known by the names of their columns. */
interface Row {

    /** What kind of record it is, and so which rules speak of it. */
    Each each();

    /** Where it stands, for a person: {@code "dòng 12"}. */
    String place();

    /** The text of a cell, without space around it; empty when the cell is empty or the record has no such column. */
    String cell(String column);
}
