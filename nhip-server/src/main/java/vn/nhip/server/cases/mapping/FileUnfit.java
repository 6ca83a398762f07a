package vn.nhip.server.cases.mapping;

import vn.nhip.contract.Problem;

/** A file that cannot be read by its mapping at all; nothing of it was read. */
public final class FileUnfit extends RuntimeException {
    private final transient Problem problem;

    FileUnfit(Problem problem) {
        super(problem.english());
        this.problem = problem;
    }

    static FileUnfit of(Problem.Kind kind, String english, String vietnamese) {
        return new FileUnfit(new Problem(kind, "", english, vietnamese));
    }

    static FileUnfit unreadable(String english, String vietnamese) {
        return of(Problem.Kind.UNREADABLE, english, vietnamese);
    }

    /** What is wrong with the file. */
    public Problem problem() {
        return problem;
    }
}
