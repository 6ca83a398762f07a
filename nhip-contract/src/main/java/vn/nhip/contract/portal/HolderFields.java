package vn.nhip.contract.portal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Person;

/** The holder of a dossier, set apart from what may be kept of it. */
final class HolderFields {
    /** Shorter words stand in too many other words. */
    private static final int SHORTEST = 4;

    private HolderFields() {}

    /** The holder; {@code null} when nothing is told of them. */
    static @Nullable Person person(PortalDossier dossier) {
        String paper = dossier.text(PortalField.HOLDER_PAPER);
        Person person = new Person(
                dossier.text(PortalField.HOLDER),
                paper == null ? identity(dossier) : paper,
                dossier.text(PortalField.PHONE),
                dossier.text(PortalField.EMAIL),
                null);
        return person.equals(new Person(null, null, null, null, null)) ? null : person;
    }

    private static @Nullable String identity(PortalDossier dossier) {
        return dossier.entries(PortalField.IDENTITIES).stream()
                .map(identity -> identity.text(PortalField.IDENTITY_NUMBER))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A text without what identifies the holder, and without long numbers; {@code null} when nothing is left. */
    static @Nullable String withoutHolder(@Nullable String text, @Nullable Person person) {
        if (text == null) {
            return null;
        }
        String kept = text;
        for (String word : words(person)) {
            kept = without(kept, word);
        }
        kept = kept.replaceAll("\\d[\\d .]{7,}\\d", "…")
                .replaceAll("\\S+@\\S+", "…")
                .strip();
        return kept.replace("…", "").isBlank() ? null : kept;
    }

    private static List<String> words(@Nullable Person person) {
        return person == null
                ? List.of()
                : Stream.of(person.name(), person.identityNumber(), person.phone(), person.email())
                        .filter(Objects::nonNull)
                        .filter(word -> word.length() >= SHORTEST)
                        .toList();
    }

    private static String without(String text, String word) {
        String lower = text.toLowerCase(Locale.ROOT);
        String wanted = word.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return text.replace(word, "…");
        }
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
            kept.append(text, from, at).append('…');
            from = at + wanted.length();
        }
        return kept.append(text, from, text.length()).toString();
    }
}
