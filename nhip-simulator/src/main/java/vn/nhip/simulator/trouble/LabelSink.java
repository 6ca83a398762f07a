package vn.nhip.simulator.trouble;

/** Takes labels as they arise. */
@FunctionalInterface
public interface LabelSink {
    /** Takes one. */
    void take(Label label);
}
