package vn.nhip.benchmark;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The figures of one run, in the order they were found; the machine they were found on goes with them. */
public final class Figures {

    private static final MathContext DIGITS = new MathContext(4);

    private final List<String> members = new ArrayList<>();

    /**
     * No figures yet.
     *
     * @param benchmark its name on the command line
     */
    public Figures(String benchmark, boolean quick) {
        text("benchmark", benchmark);
        members.add("\"quick\":" + quick);
        text("java", Runtime.version().toString());
        count("processors", Runtime.getRuntime().availableProcessors());
    }

    /**
     * Adds a figure.
     *
     * @param name with its unit; a ratio ends in {@code _ratio}
     */
    public Figures number(String name, double value) {
        members.add("\"" + name + "\":" + plain(value));
        return this;
    }

    public Figures count(String name, long value) {
        members.add("\"" + name + "\":" + value);
        return this;
    }

    /**
     * Adds a word.
     *
     * @param value without quotes, backslashes and control characters
     */
    public Figures text(String name, String value) {
        members.add("\"" + name + "\":\"" + value + "\"");
        return this;
    }

    /** Prints the figures as the one line that ends a benchmark. */
    public void printTo(PrintWriter out) {
        out.println(json());
        out.flush();
    }

    String json() {
        return "{" + String.join(",", members) + "}";
    }

    /** Four digits that count, without an exponent. */
    public static String plain(double value) {
        return new BigDecimal(value).round(DIGITS).toPlainString();
    }
}
