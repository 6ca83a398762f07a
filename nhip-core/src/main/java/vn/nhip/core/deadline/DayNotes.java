package vn.nhip.core.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.CaseTimes.Ending;
import vn.nhip.core.deadline.CaseTimes.Extension;
import vn.nhip.core.deadline.CaseTimes.Pause;

/** What happened to a case on each day. */
final class DayNotes {
    private final Map<Long, List<DayText>> byDay = new HashMap<>();

    DayNotes(CaseTimes times) {
        add(times.received(), "received", "tiếp nhận");
        for (Pause pause : times.pauses()) {
            boolean supplement = pause.reason() == Pause.Reason.SUPPLEMENT;
            add(
                    pause.from(),
                    supplement ? "supplement asked for" : "suspended",
                    supplement ? "yêu cầu bổ sung" : "tạm dừng");
            add(pause.to(), supplement ? "dossier complete" : "resumed", supplement ? "bổ sung đủ" : "tiếp tục");
        }
        for (Extension extension : times.extensions()) {
            String due = Words.moment(LocalSeconds.of(extension.due()));
            add(
                    extension.decided(),
                    "re-appointed to " + Words.momentEnglish(LocalSeconds.of(extension.due())),
                    "hẹn lại đến " + due);
        }
        for (Ending ending : times.endings()) {
            add(ending.at(), english(ending.kind()), vietnamese(ending.kind()));
        }
    }

    private static String english(Ending.End end) {
        return switch (end) {
            case COMPLETED -> "completed";
            case RETURNED -> "result returned";
            case STOPPED -> "stopped";
            case DECLINED -> "declined";
            case WITHDRAWN -> "withdrawn";
        };
    }

    private static String vietnamese(Ending.End end) {
        return switch (end) {
            case COMPLETED -> "xử lý xong";
            case RETURNED -> "trả kết quả";
            case STOPPED -> "dừng xử lý";
            case DECLINED -> "từ chối";
            case WITHDRAWN -> "công dân rút hồ sơ";
        };
    }

    private void add(@Nullable Instant at, String english, String vietnamese) {
        if (at != null) {
            long local = LocalSeconds.of(at);
            String clock = Words.clock(local);
            byDay.computeIfAbsent(LocalSeconds.day(local), day -> new ArrayList<>())
                    .add(new DayText(english + " at " + clock, vietnamese + " lúc " + clock));
        }
    }

    List<DayText> on(long day) {
        return byDay.getOrDefault(day, List.of());
    }
}
