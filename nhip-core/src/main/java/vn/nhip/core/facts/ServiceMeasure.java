package vn.nhip.core.facts;

/**
 * How the two counts of an indicator are made from online services: all that are offered on the last day of the period, and those with at
 * least one such case received in it (766-rules section 1.3, 3.2).
 *
 * @param cases what a case of the service's procedure, at the agency that offers it, must be
 */
public record ServiceMeasure(Condition cases) {

    /** As a Vietnamese sentence. */
    public String words() {
        return "Dịch vụ công đang cung cấp; đạt khi có ít nhất một hồ sơ tiếp nhận trong kỳ " + cases.words() + ".";
    }

    /** What cases have to be counted for it. */
    public CaseMeasure asCases() {
        return new CaseMeasure(CaseMeasure.Window.RECEIVED, cases, Condition.ALL);
    }
}
