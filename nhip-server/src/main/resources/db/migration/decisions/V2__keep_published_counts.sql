-- The counts that a publication shows, as they were proposed: what arrives later changes nothing of them. The proposal's content has their SHA-256.
create table decisions.published_counts (
    proposal bigint primary key references decisions.proposal (id),
    -- CSV: unit, level, indicator, numerator, denominator, fallback_denominator, note.
    counts text not null
);
create trigger append_only before update or delete or truncate on decisions.published_counts
    for each statement execute function decisions.refuse_change();
