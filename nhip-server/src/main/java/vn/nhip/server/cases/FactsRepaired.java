package vn.nhip.server.cases;

/** Facts were written anew without new events (./nhip replay --repair): who keeps them reads all with {@link CaseFactStore#each} again. */
public record FactsRepaired() {}
