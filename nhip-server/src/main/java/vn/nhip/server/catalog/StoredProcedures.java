package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.deadline.Term;

/** The catalogue of procedures in the database. */
@Component
class StoredProcedures implements Procedures {

    @Override
    public Optional<Procedure> at(String code, LocalDate day) {
        return Optional.empty();
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
    public boolean isEmpty() {
        return true;
    }

    @Override
    public long count() {
        return 0;
    }
}
