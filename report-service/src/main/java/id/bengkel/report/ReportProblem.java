package id.bengkel.report;

import id.bengkel.chassis.error.Problem;

/** What can be wrong with a request for reports, beyond what can be wrong with any. */
public enum ReportProblem implements Problem {
    NOT_FOUND(404, "Report tidak ditemukan", "Report not found"),
    FROM_AFTER_TO(400, "tidak boleh setelah to", "must not be after to"),
    SPAN_TOO_LONG(400, "paling banyak {0} hari sekaligus", "at most {0} days at once"),
    YEAR_OUT_OF_RANGE(400, "harus tanggal antara tahun {0} dan {1}", "must be a date between the years {0} and {1}");

    private final int status;
    private final String indonesian;
    private final String english;

    ReportProblem(int status, String indonesian, String english) {
        this.status = status;
        this.indonesian = indonesian;
        this.english = english;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String indonesian() {
        return indonesian;
    }

    @Override
    public String english() {
        return english;
    }
}
