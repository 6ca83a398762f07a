/** The pure rules of the service-quality index: definitions in, counts in, scorecards out. No I/O, no clock, no dependency. */
module vn.nhip.core {
    requires static transitive org.jspecify;

    exports vn.nhip.core.calendar;
    exports vn.nhip.core.cases;
    exports vn.nhip.core.deadline;
    exports vn.nhip.core.explain;
    exports vn.nhip.core.facts;
    exports vn.nhip.core.feedback;
    exports vn.nhip.core.index;
    exports vn.nhip.core.scoring;
}
