package vn.nhip.core.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an inter-agency case (hồ sơ liên thông), which has a term of its own.
 *
 * @param started {@code null} when not known
 * @param finished {@code null} while it runs
 * @param term of the step; {@code null} when not known
 * @param statedDue when the step must end, as the source says; {@code null} when it does not
 */
public record StepTimes(
        String step,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Term term,
        @Nullable Instant statedDue) {}
