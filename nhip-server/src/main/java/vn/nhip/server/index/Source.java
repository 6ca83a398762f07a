package vn.nhip.server.index;

import java.util.Locale;
import java.util.Optional;

/** From what figures come. */
public enum Source {
    /** From what the portal published; screens begin with it. */
    PORTAL("Số liệu Cổng DVCQG"),
    /** From single cases and the catalogue of procedures; what these do not tell, from the portal, and marked so. */
    CASES("Từng hồ sơ trong Nhịp");

    private final String title;

    Source(String title) {
        this.title = title;
    }

    /** In Vietnamese. */
    public String title() {
        return title;
    }

    /** As addresses write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the code of addresses. */
    public static Optional<Source> of(String code) {
        for (Source source : values()) {
            if (source.code().equals(code)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }
}
