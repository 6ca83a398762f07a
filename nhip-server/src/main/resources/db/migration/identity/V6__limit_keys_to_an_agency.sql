-- A key sends only what concerns this agency or one below it; null for every agency.
alter table identity.api_key add column agency text;
