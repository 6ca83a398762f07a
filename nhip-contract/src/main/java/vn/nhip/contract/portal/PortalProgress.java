package vn.nhip.contract.portal;

import org.jspecify.annotations.Nullable;

/**
 * One progress entry of {@code CapNhatTienDoHoSoMC}: who did what to a case when. Who it was is never read. Two are equal when they are written alike.
 */
public final class PortalProgress implements PortalRecord {
    private final String json;
    private final PortalObject fields;

    private PortalProgress(String json) {
        this.json = PortalJson.withoutSpace(json);
        this.fields = PortalObject.of(json);
    }

    /**
     * The progress entry in a JSON text.
     *
     * @throws IllegalArgumentException when it is no JSON object
     */
    public static PortalProgress of(String json) {
        return new PortalProgress(json);
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

    @Override
    public @Nullable String caseCode() {
        return text(PortalField.CASE_CODE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortalProgress that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The code of the case, and nothing of what is said of it. */
    @Override
    public String toString() {
        return "PortalProgress[" + caseCode() + "]";
    }
}
