/** Takes large bodies into files of their own, so that none of them is held in memory. */
package id.bengkel.chassis.upload;
