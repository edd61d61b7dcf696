package id.bengkel.chassis.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** The cells of the first sheet of an XLSX. A formula counts as the result that the file keeps of it. */
final class XlsxGrid implements Table.Grid {

    private static final int DAYS_TO_1904 = 1462;

    private final XlsxFile file;
    private final XmlPart sheet;
    private int number;

    XlsxGrid(Path path) throws IOException {
        this.file = XlsxFile.open(path);
        try {
            this.sheet = XlsxFile.readable(file::firstSheet);
        } catch (IOException | RuntimeException broken) {
            file.close();
            throw broken;
        }
    }

    @Override
    public Table.Line next() throws IOException {
        return XlsxFile.readable(() -> {
            while (sheet.nextElement()) {
                if (sheet.starts("row")) {
                    return line();
                } else if (sheet.ends("sheetData")) {
                    return null;
                }
            }
            return null;
        });
    }

    private Table.Line line() throws XMLStreamException {
        String told = sheet.attribute("r");
        number = told.isEmpty() ? number + 1 : Integer.parseInt(told);
        List<Cell> cells = new ArrayList<>();
        while (sheet.nextElement() && !sheet.ends("row")) {
            if (sheet.starts("c")) {
                int column = column(sheet.attribute("r"), cells.size());
                while (cells.size() < column) {
                    cells.add(Cell.of(""));
                }
                cells.add(cell());
            }
        }
        return new Table.Line(number, cells);
    }

    private int column(String address, int next) {
        int column = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            column = Math.min(column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1, Table.MAX_COLUMNS + 1);
        }
        int index = address.isEmpty() ? next : column - 1;
        if (index < next) {
            throw SheetProblem.NOT_XLSX.failure();
        } else if (index >= Table.MAX_COLUMNS) {
            throw SheetProblem.TOO_MANY_COLUMNS.failure(String.valueOf(number), String.valueOf(Table.MAX_COLUMNS));
        }
        return index;
    }

    private Cell cell() throws XMLStreamException {
        String type = sheet.attribute("t");
        String value = "";
        boolean formula = false;
        while (sheet.nextElement() && !sheet.ends("c")) {
            if (sheet.starts("f")) {
                formula = true;
                sheet.text(null);
            } else if (sheet.starts("v") || sheet.starts("is")) {
                value = sheet.text("rPh");
            }
        }
        if (type.equals("e") || formula && value.isEmpty()) {
            return new Cell("", SheetProblem.FORMULA_WITHOUT_VALUE);
        }
        return value.isEmpty() ? Cell.of("") : Cell.of(meaning(type, value));
    }

    private String meaning(String type, String value) {
        return switch (type) {
            case "s" -> file.strings().get(value);
            case "", "n" -> plain(value);
            default -> value; // texts in place, results of formulas, 1 and 0, ISO dates
        };
    }

    /** Digits, where a spreadsheet writes long numbers with an exponent. */
    private static String plain(String number) {
        if (!number.contains("E") || number.length() > 30) {
            return number;
        }
        BigDecimal value = new BigDecimal(number);
        return Math.abs(value.scale()) > 30 ? number : value.toPlainString();
    }

    @Override
    public int firstDay() {
        return file.startsIn1904() ? DAYS_TO_1904 : 0;
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        file.close();
    }
}
