package id.bengkel.chassis.sheet;

import id.bengkel.chassis.error.Problem;

/** Everything that can be wrong with a file of rows as a whole, and with the form of a row. */
public final class SheetProblem {
    static final Problem EMPTY = new Problem(
            400, "File kosong: baris judul kolom tidak ada", "The file is empty: there is no row of column titles");
    static final Problem MISSING_COLUMNS = new Problem(
            400,
            "Baris pertama harus berisi judul kolom; yang wajib tetapi tidak ada: {0}",
            "The first row must hold the columns' titles; required ones are missing: {0}");
    static final Problem REPEATED_COLUMN =
            new Problem(400, "Kolom {0} ada lebih dari sekali", "The column {0} is there more than once");
    static final Problem NOT_UTF8 = new Problem(
            400,
            "Baris {0} bukan teks UTF-8; simpan file sebagai CSV UTF-8",
            "Line {0} is not UTF-8 text; save the file as CSV UTF-8");
    static final Problem NOT_CSV = new Problem(
            400,
            "Baris {0} bukan CSV yang benar, periksa tanda kutipnya",
            "Row {0} is not proper CSV, check its quotation marks");
    static final Problem NOT_XLSX =
            new Problem(400, "File ini bukan XLSX yang dapat dibaca", "This file is not a readable XLSX");
    static final Problem OLD_EXCEL = new Problem(
            415,
            "File Excel lama (.xls) atau berkata sandi tidak didukung; simpan sebagai .xlsx atau CSV",
            "Old Excel files (.xls) and those with a password are not supported; save as .xlsx or CSV");
    static final Problem NOT_JSON = new Problem(
            400,
            "JSON tidak dapat dibaca sesudah baris {0}; tidak ada yang diimpor",
            "The JSON cannot be read behind row {0}; nothing was imported");
    static final Problem TOO_MANY_ROWS =
            new Problem(400, "File berisi lebih dari {0} baris", "The file has more than {0} rows");
    static final Problem TOO_MANY_COLUMNS =
            new Problem(400, "Baris {0} berisi lebih dari {1} kolom", "Row {0} has more than {1} columns");
    static final Problem ROW_TOO_LONG =
            new Problem(400, "Isi baris {0} terlalu panjang", "The content of row {0} is too long");
    static final Problem UNPACKS_TOO_LARGE = new Problem(
            400, "Isi XLSX terlalu besar setelah dibuka", "The content of the XLSX is too large once it is unpacked");
    static final Problem FORMULA =
            new Problem(400, "rumus tidak diterima, tulis nilainya", "formulas are not accepted, write the value");
    static final Problem FORMULA_WITHOUT_VALUE = new Problem(
            400, "rumus ini tidak punya hasil, tulis nilainya", "this formula has no result, write the value");
    static final Problem TOO_MANY_VALUES = new Problem(
            400,
            "baris ini berisi lebih banyak nilai daripada judul kolom",
            "this row has more values than there are column titles");
    static final Problem NOT_AN_OBJECT = new Problem(400, "harus berupa objek", "must be an object");

    /** A failure in the midst of the rows: how far the work got, first the last row that is kept. */
    public static final Problem INTERRUPTED = new Problem(
            503,
            "Impor terhenti. Hasil sampai baris {0} tersimpan, baris {1} sampai {2} tidak pasti, sesudahnya belum diimpor",
            "The import was interrupted. Results up to row {0} are kept, rows {1} to {2} are uncertain, those behind are not"
                    + " imported");

    /** The same where nothing was to be kept. */
    public static final Problem REHEARSAL_INTERRUPTED = new Problem(
            503,
            "Uji coba impor terhenti; tidak ada yang diimpor",
            "The dry run was interrupted; nothing was imported");

    private SheetProblem() {}
}
