package sink

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// A database is a target under test.
type database struct {
	target string
	table  func(t testing.TB, table Table) [][]any
	// rows returns the rows of a query, with days as text and integers as int64. It is
	// nil where there is no SQL.
	rows func(t testing.TB, query string) [][]any
}

// selected is a table of a database that knows SQL.
func selected(rows func(t testing.TB, query string) [][]any) func(t testing.TB, table Table) [][]any {
	return func(t testing.TB, table Table) [][]any {
		columns := make([]string, table.width())
		for i, c := range table.Columns() {
			columns[i] = c.Name
			if c.Type == JSON {
				columns[i] = "CAST(" + c.Name + " AS TEXT)"
			}
		}
		return rows(t, "SELECT "+strings.Join(columns, ", ")+" FROM "+table.String())
	}
}

// dump returns the rows of a table, sorted.
func (d *database) dump(t testing.TB, table Table) [][]any {
	rows := d.table(t, table)
	slices.SortFunc(rows, func(a, b []any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return rows
}

// all returns the rows of all tables.
func (d *database) all(t testing.TB) [][]any {
	var all [][]any
	for table := range tables {
		all = append(all, d.dump(t, table)...)
	}
	return all
}

// eachDatabase runs a test on an empty database of every kind.
func eachDatabase(t *testing.T, test func(t *testing.T, d *database)) {
	t.Run("sqlite", func(t *testing.T) { test(t, newSQLiteDatabase(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, newPostgresDatabase(t)) })
	t.Run("parquet", func(t *testing.T) { test(t, newParquetDatabase(t)) })
}

func newParquetDatabase(t testing.TB) *database {
	dir := filepath.Join(t.TempDir(), "a b")
	return &database{target: "parquet:" + dir, table: func(t testing.TB, table Table) [][]any { return readParquetTable(t, dir, table) }}
}

func newSQLiteDatabase(t testing.TB) *database {
	file := filepath.Join(t.TempDir(), "a b%20?#.db") // characters with a meaning in addresses
	rows := func(t testing.TB, query string) [][]any {
		db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: file}).EscapedPath())
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		return queryRows(t, db, query)
	}
	return &database{"sqlite:" + file, selected(rows), rows}
}

// newPostgresDatabase makes a schema of its own on the server under test.
func newPostgresDatabase(t testing.TB) *database {
	address := os.Getenv("ROCHADE_POSTGRES")
	if address == "" {
		t.Skip("PostgreSQL is NOT tested: set ROCHADE_POSTGRES=postgres://user@host:port/database to an empty database, as .ci/run does")
	}
	ctx := context.Background()
	admin, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	schema := fmt.Sprintf("test_%d", time.Now().UnixNano())
	if _, err := admin.Exec(ctx, "CREATE SCHEMA "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := admin.Exec(ctx, "DROP SCHEMA "+schema+" CASCADE"); err != nil {
			t.Error(err)
		}
		admin.Close(ctx)
	})
	target, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	parameters := target.Query()
	parameters.Set("search_path", schema)
	target.RawQuery = parameters.Encode()
	rows := func(t testing.TB, query string) [][]any {
		config, err := pgx.ParseConfig(target.String())
		if err != nil {
			t.Fatal(err)
		}
		db := stdlib.OpenDB(*config)
		defer db.Close()
		return queryRows(t, db, query)
	}
	return &database{target.String(), selected(rows), rows}
}

func queryRows(t testing.TB, db *sql.DB, query string) [][]any {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all [][]any
	for rows.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		for i, v := range row {
			row[i] = plain(v)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// plain is a value in the form that the rows of a batch have.
func plain(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.Format(time.DateOnly)
	case int32:
		return int64(v)
	case []byte:
		return string(v)
	}
	return v
}
