package sink

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// postgres is a connection to a server.
type postgres struct{ conn *pgx.Conn }

// lockKey is an advisory lock: who holds it is the only one that replaces rows.
// Loaders can so neither block each other row by row nor insert a document twice.
// Copying into the staging tables goes on beside it.
const lockKey = 0x726f6368 // "roch"

func openPostgres(ctx context.Context, address string) (Sink, error) {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("connecting to PostgreSQL: %w", err)
	}
	p := &postgres{conn}
	if err := p.prepare(ctx); err != nil {
		conn.Close(ctx)
		return nil, fmt.Errorf("preparing PostgreSQL: %w", err)
	}
	return p, nil
}

// prepare migrates the tables and creates the staging tables of this connection.
func (p *postgres) prepare(ctx context.Context) error {
	err := p.alone(ctx, func(tx pgx.Tx) error {
		var version int
		if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS rochade_schema (version INTEGER NOT NULL)"); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, "SELECT COALESCE(MAX(version), 0) FROM rochade_schema").Scan(&version); err != nil {
			return err
		}
		return migrate(version, schemaVersion, func(migration string) error {
			version++
			if _, err := tx.Exec(ctx, migration); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, "INSERT INTO rochade_schema VALUES ($1)", version)
			return err
		})
	})
	for t := Table(0); t < tables && err == nil; t++ {
		_, err = p.conn.Exec(ctx, fmt.Sprintf("CREATE TEMP TABLE %s (LIKE %s) ON COMMIT DELETE ROWS", staging(t), t))
	}
	return err
}

func staging(t Table) string { return "staging_" + t.String() }

// alone runs a transaction while no other loader replaces rows.
func (p *postgres) alone(ctx context.Context, do func(pgx.Tx) error) error {
	return pgx.BeginFunc(ctx, p.conn, func(tx pgx.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		return do(tx)
	})
}

// lock waits until no other loader replaces rows; the end of the transaction unlocks.
func lock(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", lockKey)
	return err
}

func (p *postgres) Store(ctx context.Context, b *Batch) error {
	err := pgx.BeginFunc(ctx, p.conn, func(tx pgx.Tx) error {
		for t := range tables {
			if err := copyRows(ctx, tx, t, b.Rows[t]); err != nil {
				return fmt.Errorf("copying %s: %w", t, err)
			}
		}
		if err := lock(ctx, tx); err != nil {
			return err
		}
		for t := range tables {
			if err := replaceRows(ctx, tx, t, b); err != nil {
				return fmt.Errorf("replacing %s: %w", t, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("storing in PostgreSQL: %w", err)
	}
	return nil
}

// copyRows copies rows into the staging table.
func copyRows(ctx context.Context, tx pgx.Tx, t Table, values []any) error {
	if len(values) == 0 {
		return nil
	}
	columns := make([]string, t.width())
	for i, c := range t.Columns() {
		columns[i] = c.Name
	}
	row := make([]any, t.width())
	source := pgx.CopyFromSlice(len(values)/t.width(), func(i int) ([]any, error) {
		for k, c := range t.Columns() {
			row[k] = c.Type.postgres(values[i*t.width()+k])
		}
		return row, nil
	})
	_, err := tx.CopyFrom(ctx, pgx.Identifier{staging(t)}, columns, source)
	return err
}

// postgres is a value as the driver wants it. PostgreSQL stores no character NUL.
func (c Type) postgres(value any) any {
	text, ok := value.(string)
	switch {
	case !ok:
		return value
	case c == Day:
		day, _ := time.Parse(time.DateOnly, text)
		return day
	case c == JSON:
		return withoutNUL(text)
	case strings.IndexByte(text, 0) >= 0:
		return strings.ReplaceAll(text, "\x00", "")
	}
	return value
}

// withoutNUL takes escaped characters NUL out of a JSON text.
func withoutNUL(text string) string {
	const escaped = `\u0000`
	for i := 0; ; {
		n := strings.Index(text[i:], escaped)
		if n < 0 {
			return text
		}
		i += n
		before := len(text[:i]) - len(strings.TrimRight(text[:i], `\`))
		if before%2 == 1 { // the backslash is escaped itself
			i += len(escaped)
			continue
		}
		text = text[:i] + text[i+len(escaped):]
	}
}

// replaceRows takes away the rows of the batch's documents and moves the new ones in.
func replaceRows(ctx context.Context, tx pgx.Tx, t Table, b *Batch) error {
	if len(b.Replace[t]) > 0 {
		if _, err := tx.Exec(ctx, fmt.Sprintf("DELETE FROM %s WHERE %s = ANY($1)", t, t.document()), b.Replace[t]); err != nil {
			return err
		}
	}
	if len(b.Rows[t]) == 0 {
		return nil
	}
	_, err := tx.Exec(ctx, fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s", t, t.names(), t.names(), staging(t)))
	return err
}

// Finish completes the indexes and brings the statistics of the query planner up to date.
func (p *postgres) Finish(ctx context.Context) error {
	err := p.alone(ctx, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, indexes)
		return err
	})
	for t := Table(0); t < tables && err == nil; t++ {
		_, err = p.conn.Exec(ctx, "ANALYZE "+t.String())
	}
	if err != nil {
		return fmt.Errorf("finishing PostgreSQL: %w", err)
	}
	return nil
}

func (p *postgres) Close() error { return p.conn.Close(context.Background()) }
