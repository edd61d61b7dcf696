package id.bengkel.reminder.direct;

import id.bengkel.chassis.error.Problem;

final class SendProblem {
    static final Problem NOT_IN_MILLISECONDS = new Problem(
            400,
            "harus dalam milidetik sejak 1970, sepertinya dalam detik: kalikan dengan 1000",
            "must be in milliseconds since 1970 and seems to be in seconds: multiply by 1000");
    static final Problem PAST = new Problem(400, "sudah lewat; harus di masa depan", "is in the past; must lie ahead");
    static final Problem TOO_FAR =
            new Problem(400, "paling lama satu tahun dari sekarang", "must be within a year from now");
    static final Problem NOT_PUBLIC = new Problem(
            400,
            "harus alamat http(s) yang dapat dibuka siapa saja, tanpa nama pengguna",
            "must be an http(s) address that anybody can open, without a user name");

    private SendProblem() {}
}
