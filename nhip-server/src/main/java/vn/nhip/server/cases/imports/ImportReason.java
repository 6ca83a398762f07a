package vn.nhip.server.cases.imports;

import vn.nhip.contract.Problem;

/**
 * Why records of an import went to quarantine.
 *
 * @param field the field that was wrong; empty for whole records
 * @param records how many
 */
public record ImportReason(Problem.Kind kind, String field, long records) {}
