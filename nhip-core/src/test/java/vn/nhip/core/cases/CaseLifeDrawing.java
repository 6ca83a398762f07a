package vn.nhip.core.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws {@link CaseTransitions} as Markdown: a state diagram and the whole table. */
final class CaseLifeDrawing {

    private static final String GOES_ON = "GOES_ON";

    /** What several states have in common is drawn once, from the frame around them. */
    private static final Map<String, List<CaseState>> FRAMES = frames();

    private record Edge(String from, String to) {}

    private CaseLifeDrawing() {}

    static String markdown() {
        return """
                # Life of a case

                *Drawn by the build from the table in `vn.nhip.core.cases.CaseTransitions`; do not edit. After a change of the table:*
                `mvn -pl nhip-core test -Dtest=CaseLifeDrawingTests -Dnhip.renew-docs=true`

                Facts move a case from state to state. A fact that is not on an arrow is noted and moves nothing, or is refused: it is then kept
                among the refusals of the case and changes nothing. The numbers are the portal's (TrangThaiHoSo).

                ## While the case is open

                An arrow from a frame holds for every state in it. Dashed: our own states, which the portal does not know. A case that *goes on*
                is in progress where it was accepted or work on it was told, else newly submitted: the end of a wait does not make an acceptance.

                ```mermaid
                %s```

                ## How it ends

                Dark: ended. Where several endings are told, the portal's priority holds: Đã xử lý xong, then Đã trả kết quả, then Dừng xử lý and Từ chối.

                ```mermaid
                %s```

                ## The whole table

                `→` leads to, `·` noted, `✗` refused. Noted in every state: %s.

                %s
                ## Refused

                %s""".formatted(openDiagram(), endDiagram(), alwaysNoted(), table(), refusals());
    }

    private static Map<String, List<CaseState>> frames() {
        Map<String, List<CaseState>> frames = new LinkedHashMap<>();
        List<CaseState> waiting = List.of(CaseState.SUPPLEMENT_REQUESTED, CaseState.FEE_REQUIRED, CaseState.SUSPENDED);
        List<CaseState> open = Arrays.stream(CaseState.values())
                .filter(state -> !state.isEnd())
                .toList();
        frames.put("OPEN", open);
        frames.put(
                "MOVING",
                open.stream().filter(state -> !waiting.contains(state)).toList());
        frames.put("WAITING", waiting);
        return frames;
    }

    private static String openDiagram() {
        Lines lines = new Lines();
        lines.add("stateDiagram-v2");
        lines.add("    [*] --> UNKNOWN");
        lines.add("    state \"Cơ quan giải quyết\" as MOVING {");
        states(lines, "        ", FRAMES.getOrDefault("MOVING", List.of()));
        lines.add("    }");
        lines.add("    state \"Chờ\" as WAITING {");
        states(lines, "        ", FRAMES.getOrDefault("WAITING", List.of()));
        lines.add("    }");
        lines.add("    state \"goes on\" as " + GOES_ON);
        edges().forEach((edge, facts) -> {
            if (!isEnd(edge.from()) && !isEnd(edge.to())) {
                lines.add(arrow(edge.from(), edge.to(), facts));
            }
        });
        lines.add("    " + GOES_ON + " --> IN_PROGRESS : if accepted, or work was told");
        lines.add("    " + GOES_ON + " --> SUBMITTED : else");
        lines.add("    classDef ours stroke-dasharray:6 4,stroke-width:2px");
        lines.add("    classDef fork fill:#fff,font-style:italic");
        lines.add("    class UNKNOWN ours");
        lines.add("    class SUSPENDED ours");
        lines.add("    class GOES_ON fork");
        return lines.toString();
    }

    private static String endDiagram() {
        Lines lines = new Lines();
        lines.add("stateDiagram-v2");
        lines.add("    state \"Đang mở<br/>any open state\" as OPEN");
        lines.add("    state \"goes on\" as " + GOES_ON);
        List<CaseState> ends =
                Arrays.stream(CaseState.values()).filter(CaseState::isEnd).toList();
        states(lines, "    ", ends);
        states(lines, "    ", List.of(CaseState.ACCEPTED));
        edges().forEach((edge, facts) -> {
            if (isEnd(edge.from()) || isEnd(edge.to())) {
                lines.add(arrow(edge.from(), edge.to(), facts));
            }
        });
        lines.add("    classDef ended fill:#3D3D3D,color:#fff,stroke:#3D3D3D");
        lines.add("    classDef fork fill:#fff,font-style:italic");
        ends.forEach(end -> lines.add("    class " + end + " ended"));
        lines.add("    class GOES_ON fork");
        return lines.toString();
    }

    private static void states(Lines lines, String indent, List<CaseState> states) {
        for (CaseState state : states) {
            String number = state.portalCode() == 0 ? "" : state.portalCode() + " ";
            lines.add(indent + "state \"" + number + state.vietnamese() + "<br/>" + state + "\" as " + state);
        }
    }

    private static String arrow(String from, String to, Set<String> facts) {
        return "    " + from + " --> " + to + " : " + String.join(", ", facts);
    }

    private static boolean isEnd(String name) {
        return Arrays.stream(CaseState.values())
                .anyMatch(state -> state.isEnd() && state.name().equals(name));
    }

    /** The arrows: by both ends the facts on them; what a whole frame has in common only once. */
    private static Map<Edge, Set<String>> edges() {
        Map<Edge, Set<String>> edges = new LinkedHashMap<>();
        for (CaseState from : CaseState.values()) {
            for (CaseFact.Kind kind : CaseFact.Kind.values()) {
                String to = target(from, kind);
                if (!to.isEmpty() && !to.equals(from.name())) {
                    edges.computeIfAbsent(new Edge(from.name(), to), any -> new LinkedHashSet<>())
                            .add(factName(kind));
                }
            }
        }
        FRAMES.forEach((frame, members) -> {
            for (String to : targets(edges)) {
                gather(edges, frame, members, to);
            }
        });
        return edges;
    }

    private static List<String> targets(Map<Edge, Set<String>> edges) {
        return edges.keySet().stream().map(Edge::to).distinct().toList();
    }

    private static void gather(Map<Edge, Set<String>> edges, String frame, List<CaseState> members, String to) {
        if (members.stream().anyMatch(member -> member.name().equals(to))) {
            return;
        }
        List<Edge> arrows =
                members.stream().map(member -> new Edge(member.name(), to)).toList();
        Set<Set<String>> labels = arrows.stream()
                .map(arrow -> edges.getOrDefault(arrow, Set.of()))
                .collect(Collectors.toSet());
        if (labels.size() == 1 && !labels.contains(Set.of())) {
            edges.put(new Edge(frame, to), labels.iterator().next());
            arrows.forEach(edges::remove);
        }
    }

    private static String table() {
        Lines lines = new Lines();
        lines.add(
                "| fact | " + columns(state -> state + "<br/>" + (state.portalCode() == 0 ? "–" : state.portalCode())));
        lines.add("|---|" + "---|".repeat(CaseState.values().length));
        for (CaseFact.Kind kind : CaseFact.Kind.values()) {
            if (!isAlwaysNoted(kind)) {
                lines.add("| " + factName(kind) + "<br/>" + kind.vietnamese() + " | "
                        + columns(state -> cell(state, kind)));
            }
        }
        return lines.toString();
    }

    private static String columns(Function<CaseState, String> text) {
        return Arrays.stream(CaseState.values()).map(text).collect(Collectors.joining(" | ", "", " |"));
    }

    private static String cell(CaseState from, CaseFact.Kind kind) {
        String to = target(from, kind);
        if (to.isEmpty()) {
            return "✗";
        }
        return to.equals(from.name()) ? "·" : to.equals(GOES_ON) ? "→ *goes on*" : "→ " + to;
    }

    private static String refusals() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (CaseState from : CaseState.values()) {
            Map<String, List<String>> kinds = new LinkedHashMap<>();
            for (CaseFact.Kind kind : CaseFact.Kind.values()) {
                if (CaseTransitions.on(from, kind, true) instanceof Transition.Refused(String reason, String ignored)) {
                    String why = reason.substring(reason.indexOf(": ") + 2, reason.indexOf("; from "));
                    kinds.computeIfAbsent(why, any -> new ArrayList<>()).add(factName(kind));
                }
            }
            kinds.forEach((why, names) -> byReason.computeIfAbsent(why, any -> new ArrayList<>())
                    .add("  - " + from + ": " + String.join(", ", names)));
        }
        Lines lines = new Lines();
        byReason.forEach((why, rows) -> {
            lines.add("- " + why + ":");
            rows.forEach(lines::add);
        });
        return lines.toString();
    }

    private static String alwaysNoted() {
        return Arrays.stream(CaseFact.Kind.values())
                .filter(CaseLifeDrawing::isAlwaysNoted)
                .map(CaseLifeDrawing::factName)
                .collect(Collectors.joining(", "));
    }

    private static boolean isAlwaysNoted(CaseFact.Kind kind) {
        return Arrays.stream(CaseState.values())
                .allMatch(state -> target(state, kind).equals(state.name()));
    }

    /** The state a fact leads to, or {@link #GOES_ON}; empty when it is refused. */
    private static String target(CaseState from, CaseFact.Kind kind) {
        Transition before = CaseTransitions.on(from, kind, false);
        Transition after = CaseTransitions.on(from, kind, true);
        if (!(after instanceof Transition.Moved(CaseState to))) {
            return "";
        }
        return before.equals(after) ? to.name() : GOES_ON;
    }

    private static String factName(CaseFact.Kind kind) {
        return Arrays.stream(kind.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static final class Lines {
        private final StringBuilder text = new StringBuilder();

        void add(String line) {
            text.append(line).append('\n');
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
