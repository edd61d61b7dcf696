package id.bengkel.report;

import id.bengkel.chassis.error.Problem;

/** What can be wrong with a request for reports, beyond what can be wrong with any. */
public final class ReportProblem {
    public static final Problem NOT_FOUND = new Problem(404, "Report tidak ditemukan", "Report not found");
    public static final Problem DEAD_LETTER_NOT_FOUND =
            new Problem(404, "Dead letter tidak ditemukan", "Dead letter not found");
    public static final Problem FROM_AFTER_TO = new Problem(400, "tidak boleh setelah to", "must not be after to");
    public static final Problem SPAN_TOO_LONG =
            new Problem(400, "paling banyak {0} hari sekaligus", "at most {0} days at once");
    public static final Problem YEAR_OUT_OF_RANGE =
            new Problem(400, "harus tanggal antara tahun {0} dan {1}", "must be a date between the years {0} and {1}");

    private ReportProblem() {}
}
