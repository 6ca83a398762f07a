package vn.nhip.server.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.Standing;

/**
 * One case in a list.
 *
 * @param code mã số hồ sơ
 * @param state where it stands
 * @param procedure code of its procedure as the source writes it
 * @param agency code of its agency
 * @param received when it was accepted; else submitted; else when the first word of it happened
 * @param legal how it stands on the legal clock
 * @param portal how it stands on the portal's clock
 * @param flags what else the lists look at
 */
public record ListedCase(
        String code,
        CaseState state,
        @Nullable String procedure,
        @Nullable String agency,
        Instant received,
        OnClock legal,
        OnClock portal,
        Flags flags) {

    /**
     * One clock.
     *
     * @param standing at the instant of the question
     * @param due the due instant; {@code null} when there is none (yet)
     * @param end when the clock takes it as ended; {@code null} while it runs
     */
    public record OnClock(
            Standing standing,
            @Nullable Instant due,
            @Nullable Instant end) {}

    /**
     * What else the lists look at.
     *
     * @param result an electronic result with a link is there
     * @param synchronised the portal's last answer; {@code null} when there was none
     * @param refused how many events do not fit its life
     */
    public record Flags(boolean result, @Nullable Boolean synchronised, int refused) {}
}
