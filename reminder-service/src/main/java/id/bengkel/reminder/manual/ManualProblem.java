package id.bengkel.reminder.manual;

import id.bengkel.chassis.error.Problem;

final class ManualProblem {
    static final Problem NOT_FOUND = new Problem(404, "Customer manual tidak ditemukan", "Manual customer not found");
    static final Problem PLATE_TAKEN = new Problem(
            409, "sudah terdaftar untuk customer manual lain", "belongs to another manual customer already");
    static final Problem NOTHING_DUE = new Problem(
            400,
            "Data customer tidak lengkap: tanggal service berikutnya kosong",
            "There is no next service to remind of");

    private ManualProblem() {}
}
