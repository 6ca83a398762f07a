package vn.nhip.server.catalog.procedures;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.server.catalog.CaseKind;
import vn.nhip.server.catalog.ChannelTerm;
import vn.nhip.server.catalog.OnlineLevel;
import vn.nhip.server.catalog.Procedure;

/** What the clock and the screens take from a published procedure. */
public final class Terms {
    private Terms() {}

    static List<ChannelTerm> channels(PublishedProcedure procedure) {
        return procedure.methods().stream()
                .map(m -> new ChannelTerm(m.channel(), TermReading.read(m.amount(), m.unit(), m.text())))
                .toList();
    }

    static List<CaseKind> kinds(PublishedProcedure procedure) {
        return procedure.kinds().stream()
                .map(k -> new CaseKind(
                        k.code(),
                        Objects.requireNonNullElse(k.name(), ""),
                        TermReading.read(k.amount(), k.unit(), null)))
                .toList();
    }

    /** Null when the source tells neither the level nor a way of filing. */
    static @Nullable OnlineLevel online(PublishedProcedure procedure) {
        Boolean full = procedure.offering().fullyOnline();
        boolean channel = procedure.methods().stream().anyMatch(m -> m.channel() == Channel.ONLINE);
        if (Boolean.TRUE.equals(full)) {
            return OnlineLevel.FULL;
        }
        if (channel) {
            return full == null ? null : OnlineLevel.PARTIAL;
        }
        return procedure.methods().isEmpty() && procedure.offering().offlineOnly() == null ? null : OnlineLevel.NONE;
    }

    /** The procedure without its long texts. */
    public static Procedure procedure(PublishedProcedure published, Timeline.Validity validity) {
        return new Procedure(
                published.code(),
                published.name(),
                published.identity().field(),
                published.identity().promulgator(),
                online(published),
                published.offering().levels(),
                channels(published),
                kinds(published),
                Traits.of(published),
                validity.from(),
                validity.to());
    }

    public static String title(Channel channel) {
        return switch (channel) {
            case DIRECT -> "Trực tiếp";
            case ONLINE -> "Trực tuyến";
            case POSTAL -> "Bưu chính";
        };
    }
}
