-- What the person signed of a decision, by Ed25519; null for decisions from before. See DecisionSeal.
alter table decision add column signature blob;
