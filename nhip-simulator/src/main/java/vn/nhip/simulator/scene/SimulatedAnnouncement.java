package vn.nhip.simulator.scene;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision that announces a procedure (quyết định công bố).
 *
 * @param inForce the newest day in force of what it rests on
 * @param published when it was entered in the national database
 */
public record SimulatedAnnouncement(
        String decision,
        String procedure,
        String agency,
        LocalDate decided,
        LocalDate inForce,
        @Nullable LocalDate published) {}
