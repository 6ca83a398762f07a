package vn.nhip.simulator.scene;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Level;

/**
 * An agency.
 *
 * @param parent code of the agency above it; {@code null} at the top
 */
public record SimulatedAgency(
        String code, String name, Level level, @Nullable String parent) {}
