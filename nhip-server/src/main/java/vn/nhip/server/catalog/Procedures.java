package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.deadline.Term;

/**
 * The way in to the catalogue of procedures (danh mục thủ tục hành chính) for other modules. Answers come from memory; an
 * import, by this process or another, is seen within seconds.
 *
 * <p>A code may be written as any system writes it: {@code 1.004194}, {@code 1.004194.000.00.00.H26} with the suffix of an
 * agency, {@code 1.004194.01} with that of a kind of case or of an online service (766-rules section 4).
 */
public interface Procedures {

    /**
     * The procedure as it stood on a day. Before its first version it is empty: whether a code is known at all, {@link #known} tells.
     */
    Optional<Procedure> at(String code, LocalDate day);

    /** Every procedure as it stood on a day. */
    List<Procedure> on(LocalDate day);

    /** Whether the catalogue has, or ever had, a procedure of this code. */
    boolean known(String code);

    /**
     * How long a case may take. Empty when the catalogue does not say, or says several things; a term is never guessed:
     * kinds of case with different terms need the kind, disagreements between the kind's and the channel's term give nothing.
     *
     * @param caseKind code of the kind of case (trường hợp); {@code null} when not known
     * @param channel how the case came in; {@code null} when not known
     * @param day the day on which the case was received
     */
    Optional<Term> term(String code, @Nullable String caseKind, CaseFact.@Nullable Channel channel, LocalDate day);

    /**
     * Procedures that hold now and have every word of the text in their code, name, field or agencies, diacritics and case ignored;
     * best first. Where there is none, those whose names come near it.
     */
    List<Procedure> search(String text, int limit);

    /** Whether nothing was imported yet. */
    boolean isEmpty();

    /** How many procedures there are, versions not counted. */
    long count();
}
