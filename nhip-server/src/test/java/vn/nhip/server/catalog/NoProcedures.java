package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.deadline.Term;

/** Has no procedure, and so finds none unknown. */
public final class NoProcedures implements Procedures {
    @Override
    public Optional<Procedure> at(String code, LocalDate day) {
        return Optional.empty();
    }

    @Override
    public List<Procedure> on(LocalDate day) {
        return List.of();
    }

    @Override
    public boolean known(String code) {
        return false;
    }

    @Override
    public Optional<Term> term(
            String code, @Nullable String caseKind, CaseFact.@Nullable Channel channel, LocalDate day) {
        return Optional.empty();
    }

    @Override
    public List<Procedure> search(String text, int limit) {
        return List.of();
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public long count() {
        return 0;
    }
}
