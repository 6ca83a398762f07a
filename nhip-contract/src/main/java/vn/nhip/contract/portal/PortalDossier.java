package vn.nhip.contract.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dossier of {@code DongBoHoSoMC}: every field the portal names, those it does not, all in their order and as they were written. Two are equal when they are written alike.
 */
public final class PortalDossier implements PortalRecord {
    private final String json;
    private final PortalObject fields;

    private PortalDossier(String json) {
        this.json = PortalJson.withoutSpace(json);
        this.fields = PortalObject.of(json);
    }

    /**
     * The dossier in a JSON text.
     *
     * @throws IllegalArgumentException when it is no JSON object
     */
    public static PortalDossier of(String json) {
        return new PortalDossier(json);
    }

    @Override
    public String json() {
        return json;
    }

    /** All fields. */
    public PortalObject fields() {
        return fields;
    }

    /** A value as text; {@code null} when it is absent, null or blank. */
    public @Nullable String text(PortalField field) {
        return fields.text(field);
    }

    /** The objects of a list. */
    public List<PortalObject> entries(PortalField field) {
        return fields.entries(field);
    }

    @Override
    public @Nullable String caseCode() {
        return text(PortalField.CASE_CODE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortalDossier that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The code of the case, and nothing of what is said of it. */
    @Override
    public String toString() {
        return "PortalDossier[" + caseCode() + "]";
    }
}
