package vn.nhip.core.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is attached to one case, while it is folded. */
final class PaperCount {

    private int components;
    private int digitised;
    private int reused;
    private int fromPersonalStore;
    private boolean resultSigned;
    private boolean resultToPersonalStore;
    private @Nullable Instant resultAttached;

    void attach(CaseFact.ComponentAttached component) {
        components++;
        digitised += component.digitised() ? 1 : 0;
        reused += component.reused() ? 1 : 0;
        fromPersonalStore += component.fromPersonalStore() ? 1 : 0;
    }

    /** A result without a link is none (766-rules 1.3, indicator 4.1). */
    void attach(CaseFact.ResultAttached result, Instant at) {
        if (result.link() == null || result.link().isBlank()) {
            return;
        }
        resultAttached = resultAttached == null ? at : resultAttached;
        resultSigned |= result.signed();
        resultToPersonalStore |= result.toPersonalStore();
    }

    CaseFile.Papers papers() {
        return new CaseFile.Papers(
                components,
                digitised,
                reused,
                fromPersonalStore,
                resultAttached != null,
                resultSigned,
                resultToPersonalStore,
                resultAttached);
    }
}
