package sink

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"sync"

	"github.com/jackc/pgx/v5"
)

// lanes is how many connections share the work. A document belongs to one of them.
const lanes = 2

// postgres is a server.
type postgres struct{ lanes [lanes]*pgx.Conn }

// These are advisory locks. Who holds the one of a lane is alone in replacing rows of
// its documents: two loaders can so neither block each other row by row nor insert a
// document twice. A transaction takes one lock, after it has copied its rows into
// staging tables. All programs that load must agree on keys and lanes.
const (
	schemaLock = 0x726f6368 // "roch"
	laneLock   = schemaLock + 1
)

func openPostgres(ctx context.Context, address string) (Sink, error) {
	p := &postgres{}
	for i := range p.lanes {
		conn, err := pgx.Connect(ctx, address)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("connecting to PostgreSQL: %w", err), p.Close())
		}
		p.lanes[i] = conn
	}
	if err := p.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("preparing PostgreSQL: %w", err), p.Close())
	}
	return p, nil
}

// prepare migrates the tables and creates the staging tables of the connections.
func (p *postgres) prepare(ctx context.Context) error {
	if err := pgx.BeginFunc(ctx, p.lanes[0], func(tx pgx.Tx) error { return migratePostgres(ctx, tx) }); err != nil {
		return err
	}
	for _, conn := range p.lanes {
		for t := range tables {
			_, err := conn.Exec(ctx, fmt.Sprintf("CREATE TEMP TABLE %s (LIKE %s) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS", staging(t), t))
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func migratePostgres(ctx context.Context, tx pgx.Tx) error {
	if err := lock(ctx, tx, schemaLock); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS rochade_schema (version INTEGER NOT NULL)"); err != nil {
		return err
	}
	var version int
	if err := tx.QueryRow(ctx, "SELECT COALESCE(MAX(version), 0) FROM rochade_schema").Scan(&version); err != nil {
		return err
	}
	return migrate(version, schemaVersion, func(migration string) error {
		version++
		if _, err := tx.Exec(ctx, only("postgres", migration)); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "INSERT INTO rochade_schema VALUES ($1)", version)
		return err
	})
}

// lock waits for an advisory lock; the end of the transaction lets go of it.
func lock(ctx context.Context, tx pgx.Tx, key int) error {
	_, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", key)
	return err
}

func staging(t Table) string { return "staging_" + t.String() }

// Store stores each lane's part of the batch in a transaction of its own: what belongs
// to one document stays together.
func (p *postgres) Store(ctx context.Context, b *Batch) error {
	var (
		work sync.WaitGroup
		errs [lanes]error
	)
	for i, part := range split(b) {
		work.Go(func() {
			errs[i] = pgx.BeginFunc(ctx, p.lanes[i], func(tx pgx.Tx) error { return storeLane(ctx, tx, i, part) })
		})
	}
	work.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return fmt.Errorf("storing in PostgreSQL: %w", err)
	}
	return nil
}

// split deals the documents of a batch out to the lanes.
func split(b *Batch) (parts [lanes]*Batch) {
	for i := range parts {
		parts[i] = new(Batch)
	}
	for t := range tables {
		for _, document := range b.Replace[t] {
			part := parts[laneOf(document)]
			part.Replace[t] = append(part.Replace[t], document)
		}
		id := t.documentColumn()
		for rows := b.Rows[t]; len(rows) > 0; rows = rows[t.width():] {
			part := parts[laneOf(rows[id].(string))]
			part.Rows[t] = append(part.Rows[t], rows[:t.width()]...)
		}
	}
	return parts
}

func laneOf(document string) int {
	h := fnv.New32a()
	h.Write([]byte(document))
	return int(h.Sum32() % lanes)
}

func storeLane(ctx context.Context, tx pgx.Tx, lane int, b *Batch) error {
	if b.Len() == 0 {
		return nil
	}
	for t := range tables {
		if err := copyRows(ctx, tx, t, b.Rows[t]); err != nil {
			return fmt.Errorf("copying %s: %w", t, err)
		}
	}
	if err := lock(ctx, tx, laneLock+lane); err != nil {
		return err
	}
	for t := range tables {
		if err := replaceRows(ctx, tx, t, b); err != nil {
			return fmt.Errorf("replacing %s: %w", t, err)
		}
	}
	return nil
}

// copyRows copies rows into the staging table.
func copyRows(ctx context.Context, tx pgx.Tx, t Table, values []any) error {
	if len(values) == 0 {
		return nil
	}
	_, err := tx.Conn().PgConn().CopyFrom(ctx, &copyReader{table: t, values: values},
		fmt.Sprintf("COPY %s (%s) FROM STDIN BINARY", staging(t), t.names()))
	return err
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

// Finish completes the indexes, one after the other: in one transaction it would hold
// tables that a transaction of another loader waits for, and wait for that one.
func (p *postgres) Finish(ctx context.Context) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("finishing PostgreSQL: %w", err)
		}
	}()
	conn := p.lanes[0]
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", schemaLock); err != nil {
		return err
	}
	defer conn.Exec(ctx, "SELECT pg_advisory_unlock($1)", schemaLock)
	for _, statement := range indexStatements() {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

func (p *postgres) Close() error {
	var errs []error
	for _, conn := range p.lanes {
		if conn != nil {
			errs = append(errs, conn.Close(context.Background()))
		}
	}
	return errors.Join(errs...)
}
