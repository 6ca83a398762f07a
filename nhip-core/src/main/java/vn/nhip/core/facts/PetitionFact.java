package vn.nhip.core.facts;

/** What a condition of the index may ask of a petition at an instant (766-rules section 1.3, 5.1–5.3). */
public enum PetitionFact implements NamedFact {
    ABOUT_PROCEDURES("về quy định, thủ tục hành chính", "không về quy định, thủ tục hành chính"),
    ABOUT_STAFF("về cán bộ, công chức", "không về cán bộ, công chức"),
    REFUSED("bị từ chối tiếp nhận", "không bị từ chối tiếp nhận"),
    ANSWERED("đã xử lý xong", "chưa xử lý xong"),
    PUBLISHED("đã công khai kết quả", "chưa công khai kết quả"),
    /** By the limits of 5.2; where the year of a limit has no calendar, neither this nor {@link #TERM_KNOWN} holds. */
    LATE("trễ hạn", "không trễ hạn"),
    TERM_KNOWN("biết hạn xử lý", "không tính được hạn xử lý"),
    /** Past the due date that was told to its sender, as a case is past its own. */
    PAST_DUE("quá ngày hẹn trả lời", "không quá ngày hẹn trả lời"),
    DUE_KNOWN("biết ngày hẹn trả lời", "chưa biết ngày hẹn trả lời"),
    /** More dislikes than likes. */
    DISLIKED("bị chê nhiều hơn khen", "không bị chê nhiều hơn khen"),
    /** Sent again about the same matter. */
    REPEATED("bị phản ánh lặp lại", "không bị phản ánh lặp lại"),
    /** About anything else; where the source does not say what a petition is about, none of the three holds. */
    ABOUT_OTHER("về việc khác", "không về việc khác");

    private final String words;
    private final String negation;

    PetitionFact(String words, String negation) {
        this.words = words;
        this.negation = negation;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public String negation() {
        return negation;
    }
}
