package vn.nhip.server.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around a screen says.
 *
 * @param title the screen's own title
 * @param section the entry of the menu it belongs to; null for none
 * @param question an address whose parameters every entry of the menu carries on
 * @param context whose figures these are; null where there are none
 * @param footer by which rules; null where there are none
 */
public record Page(
        String title,
        @Nullable Section section,
        Address question,
        @Nullable Context context,
        @Nullable Footer footer) {

    /** The main menu. */
    public enum Section {
        OVERVIEW("Tổng quan", "/"),
        RANKING("Xếp hạng", "/index/ranking"),
        INDICATORS("Chỉ số", "/index/indicators"),
        LOSSES("Điểm mất", "/index/losses"),
        TODO("Nên làm trước", "/index/todo"),
        MOVEMENT("Thay đổi", "/index/movement"),
        CASES("Hồ sơ", "/cases"),
        PROCEDURES("Thủ tục", "/catalog/procedures"),
        NOTICES("Lưu ý", "/index/notices");

        private final String title;
        private final String path;

        Section(String title, String path) {
            this.title = title;
            this.path = path;
        }

        public String title() {
            return title;
        }

        public String path() {
            return path;
        }
    }

    /**
     * A link.
     *
     * @param text what it says
     * @param address where it leads
     * @param current whether it is what is being shown
     */
    public record Link(String text, String address, boolean current) {
        public static Link to(String text, Address address) {
            return new Link(text, address.link(), false);
        }
    }

    /**
     * The bar under the menu.
     *
     * @param place whose figures
     * @param period which period
     * @param periods the periods there are to choose from
     * @param source from which source
     * @param sources the sources there are to choose from, and what is to be known about them
     * @param taken when they were taken
     * @param live whether they move by themselves
     * @param remarks what must be known about that
     */
    public record Context(
            String place,
            String period,
            List<Link> periods,
            String source,
            List<Link> sources,
            String taken,
            boolean live,
            List<Link> remarks) {
        public Context {
            sources = List.copyOf(sources);
            periods = List.copyOf(periods);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * The line under everything.
     *
     * @param rules by which version of the rules
     * @param match how far the points agree with the source's
     */
    public record Footer(Link rules, Link match) {}

    /** A page without figures. */
    public static Page plain(String title) {
        return plain(title, null);
    }

    /** A page of a section, without figures. */
    public static Page plain(String title, @Nullable Section section) {
        return new Page(title, section, Address.of("/"), null, null);
    }
}
