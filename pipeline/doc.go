// Package pipeline holds what all stages share: the Document that travels
// through them, the types of its parts, and the runner that streams documents
// through a list of stages.
//
// Stages live in packages of their own below this one and meet only in
// Document: ingest reads documents, clean makes Body with a map of offsets back to the fields as read,
// language and segment prepare it, gate decides whether it can hold an event,
// entity, temporal and amount find names, dates and figures, event turns them
// into events, and emit writes records. The list of stages, in order, is in
// pipeline/assemble.
//
// How good the outcome is tell score, which compares records with labels, trace, which prints what
// every rule did, and assemble, which runs both over the stages: Evaluate, Ladder (one more
// part of the system at a time), Explainer (how far did a missing event get?), Locator (which lines
// of the data are behind a record?) and Used (which rules never fire?).
package pipeline
