package vn.nhip.server.cases.mapping;

import java.util.List;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;

/**
 * One record of a file as a mapping reads it.
 *
 * @param place where it stands, for a person
 * @param events what it tells of
 * @param problems what of it could not be read
 */
public record SampleRecord(String place, List<CaseMessage> events, List<Problem> problems) {}
