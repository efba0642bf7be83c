// Package sink stores what extract writes in databases: SQLite, PostgreSQL and
// Parquet files.
//
// Storing replaces per document: in one transaction the rows of a document are
// deleted and the new ones inserted. So storing the same twice changes nothing,
// and a corrected article leaves nothing of the old one behind.
package sink

import (
	"context"
	"fmt"
	"strings"
)

// A Sink stores batches of rows.
type Sink interface {
	// Store replaces the rows of the batch's documents, all in one durable
	// transaction. A batch that is Followed may share it with the one after. Several
	// programs may store into one database at the same time.
	Store(context.Context, *Batch) error
	// Finish is called once, when all that there is has been stored.
	Finish(context.Context) error
	// Close lets go of the database. Without a Finish before it, the next program
	// that opens the target finds what was stored and goes on from there.
	Close() error
}

// Targets says how targets are named, for messages.
const Targets = "sqlite:FILE, postgres://… or parquet:DIR"

// Nowhere is a target that stores nothing.
const Nowhere = "nowhere"

type nowhere struct{}

func (nowhere) Store(context.Context, *Batch) error { return nil }
func (nowhere) Finish(context.Context) error        { return nil }
func (nowhere) Close() error                        { return nil }

// Open opens the database that a target names, and creates or migrates its tables.
func Open(ctx context.Context, target string) (Sink, error) {
	scheme, rest, _ := strings.Cut(target, ":")
	switch {
	case target == Nowhere:
		return nowhere{}, nil
	case scheme == "sqlite" && rest != "":
		return openSQLite(rest)
	case scheme == "postgres" || scheme == "postgresql":
		return openPostgres(ctx, target)
	case scheme == "parquet" && rest != "":
		return openParquet(rest)
	}
	return nil, fmt.Errorf("no target %q (%s)", target, Targets)
}
