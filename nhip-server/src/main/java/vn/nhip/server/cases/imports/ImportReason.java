package vn.nhip.server.cases.imports;

import vn.nhip.contract.Problem;

/**
 * Why records of an import went to quarantine.
 *
 * @param records how many
 */
public record ImportReason(Problem.Kind kind, long records) {}
