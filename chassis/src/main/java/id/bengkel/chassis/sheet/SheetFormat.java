package id.bengkel.chassis.sheet;

import java.util.List;
import java.util.Locale;

/** How a sheet is written. */
public enum SheetFormat {
    CSV(SheetFormat.CSV_TYPE),
    XLSX(SheetFormat.XLSX_TYPE);

    public static final String CSV_TYPE = "text/csv";
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;

    SheetFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** How files of this format are named, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /** What an {@code Accept} header asks for: CSV unless it names XLSX. */
    public static SheetFormat accepted(String header) {
        return header != null && header.contains(XLSX_TYPE) ? XLSX : CSV;
    }

    /** Begins a sheet in this format, with its row of titles. */
    public SheetWriter writer(List<String> titles) {
        return this == CSV ? new CsvWriter(titles) : new XlsxWriter(titles);
    }
}
