/** A small workshop to look at, made up and filled in the way a person would do it. */
package id.bengkel.local.demo;
