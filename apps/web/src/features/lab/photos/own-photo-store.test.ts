import "fake-indexeddb/auto";
import { unzipSync, zipSync } from "fflate";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addPhotos } from "./add-photos.ts";
import { hashInPieces, hashPhoto } from "./hash-photo.ts";
import {
  clearOwnSet,
  ensureOwnClass,
  moveOwnClass,
  moveOwnPhotos,
  onOwnPhotosChange,
  readOwnSet,
  removeOwnClass,
  removeOwnPhotos,
  renameOwnClass,
} from "./own-photo-store.ts";
import { ownLimits } from "./own-photo-types.ts";
import { zipOwnSet } from "./zip-own-set.ts";

const owner = "account-a";
const jpeg = (seed: number) => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, seed, seed >> 8]);
const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer>, folder: string | null = null) => ({
  file: new File([bytes], name),
  folder,
});
const options = { owner, classId: null, unsorted: "unsorted", preview: async () => null };
const namesOf = async (of = owner) => (await readOwnSet(of)).classes.map(({ name }) => name);

afterEach(() => Promise.all([clearOwnSet(owner), clearOwnSet("account-b")]));

describe("adding photos", () => {
  it("puts each into the class of its folder, in their order, and says a duplicate's class", async () => {
    const report = await addPhotos(
      [
        fileOf("1.jpg", jpeg(1), "cat"),
        fileOf("2.jpg", jpeg(2), "dog"),
        fileOf("3.jpg", jpeg(3), "Cat"),
        fileOf("same.jpg", jpeg(1), "dog"),
        fileOf("loose.jpg", jpeg(4)),
      ],
      options,
    );
    expect(report).toEqual({ added: 4, skipped: [{ name: "same.jpg", cause: "duplicate", detail: "cat" }] });
    const set = await readOwnSet(owner);
    expect(set.classes.map(({ name }) => name)).toEqual(["cat", "dog", "unsorted"]);
    const cat = set.classes[0]?.id;
    expect(set.photos.filter(({ classId }) => classId === cat).map(({ name }) => name)).toEqual(["1.jpg", "3.jpg"]);
    expect(set.photos.find(({ name }) => name === "1.jpg")?.sha256).toBe(await hashPhoto(jpeg(1)));
  });

  it("names what it can't use with its cause, and goes on", async () => {
    const heic = new Uint8Array([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63]);
    const large = new File([jpeg(5)], "large.jpg");
    Object.defineProperty(large, "size", { value: ownLimits.fileBytes + 1 });
    const preview = async (blob: Blob) => {
      if ((await blob.bytes())[4] === 66) throw new Error("damaged");
      return null;
    };
    const report = await addPhotos(
      [
        fileOf("a.heic", heic),
        fileOf("notes.txt", new TextEncoder().encode("a note")),
        fileOf("old.gif", new TextEncoder().encode("GIF89a")),
        fileOf("nothing.jpg", new Uint8Array()),
        { file: large, folder: null },
        fileOf("torn.jpg", jpeg(66)),
        fileOf("broken.zip", new TextEncoder().encode("no zip")),
        fileOf("good.jpg", jpeg(9)),
      ],
      { ...options, preview },
    );
    expect(report.added).toBe(1);
    expect(report.skipped).toEqual([
      { name: "a.heic", cause: "heic" },
      { name: "notes.txt", cause: "format" },
      { name: "old.gif", cause: "format", detail: "GIF" },
      { name: "nothing.jpg", cause: "empty" },
      { name: "large.jpg", cause: "too-large" },
      { name: "torn.jpg", cause: "damaged" },
      { name: "broken.zip", cause: "zip" },
    ]);
  });

  it("unpacks a zip's folders into classes, without what systems leave in it", async () => {
    const zip = zipSync({
      "set/cat/1.jpg": jpeg(1),
      "set/cat/2.jpg": [jpeg(2), { level: 0 }],
      "set/dog/1.jpg": jpeg(3),
      "__MACOSX/set/cat/._1.jpg": jpeg(4),
      "set/manifest.json": new TextEncoder().encode("{}"),
    });
    const report = await addPhotos([fileOf("set.zip", new Uint8Array(zip))], options);
    expect(report).toEqual({ added: 3, skipped: [] });
    expect(await namesOf()).toEqual(["cat", "dog"]);
  });

  it("comes back from its own export as it was, classes without photos too", async () => {
    await ensureOwnClass(owner, "b/c: 猫?");
    await addPhotos([fileOf("1.jpg", jpeg(1), "a"), fileOf("2.jpg", jpeg(2), "a")], options);
    await addPhotos([fileOf("3.jpg", jpeg(3), "b/c: 猫?")], options);
    await ensureOwnClass(owner, "empty");
    const outline = async () => {
      const { classes, photos } = await readOwnSet(owner);
      return classes.map(({ id, name }) => [name, photos.filter((p) => p.classId === id).map(({ sha256 }) => sha256)]);
    };
    const before = await outline();
    const zip = await zipOwnSet(await readOwnSet(owner));
    expect(Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())))).toEqual([
      "manifest.json",
      "b_c_ 猫_/0001.jpg",
      "a/0001.jpg",
      "a/0002.jpg",
    ]);
    await clearOwnSet(owner);
    const report = await addPhotos([{ file: new File([zip], "set.zip"), folder: null }], options);
    expect(report).toEqual({ added: 3, skipped: [] });
    expect(await outline()).toEqual(before);
  });

  it("refuses a zip that is cut off, and keeps what came before", async () => {
    const noise = (seed: number) => Uint8Array.from({ length: 4000 }, (_, i) => (i < 4 ? jpeg(1)[i] : i * seed) ?? 0);
    const zip = zipSync({ "cat/1.jpg": [noise(31), { level: 0 }], "cat/2.jpg": [noise(37), { level: 0 }] });
    const report = await addPhotos([fileOf("cut.zip", new Uint8Array(zip.slice(0, 6000)))], options);
    expect(report).toEqual({ added: 1, skipped: [{ name: "cut.zip", cause: "zip" }] });
  });

  it("stops where the device has no room, and loses nothing", async () => {
    await addPhotos([fileOf("1.jpg", jpeg(1), "cat")], options);
    const full = new DOMException("full", "QuotaExceededError");
    const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(() => {
      throw full;
    });
    const report = await addPhotos([fileOf("2.jpg", jpeg(2), "cat"), fileOf("3.jpg", jpeg(3), "cat")], options);
    add.mockRestore();
    expect(report).toEqual({ added: 0, skipped: [{ name: "2.jpg", cause: "no-room" }] });
    expect((await readOwnSet(owner)).photos.map(({ name }) => name)).toEqual(["1.jpg"]);
  });

  it("says when there is no place for another class, and goes on with those that there are", async () => {
    for (let at = 0; at < ownLimits.classes; at++) await ensureOwnClass(owner, `class ${at}`);
    const report = await addPhotos(
      [fileOf("1.jpg", jpeg(1), "one more"), fileOf("2.jpg", jpeg(2), "class 3")],
      options,
    );
    expect(report).toEqual({ added: 1, skipped: [{ name: "1.jpg", cause: "classes-full" }] });
  });

  it("hashes in pieces to the browser's own digest", async () => {
    const bytes = Uint8Array.from({ length: 600_001 }, (_, i) => i * 7);
    expect(await hashInPieces(bytes)).toBe(await hashPhoto(bytes));
  });
});

describe("the classes of one's own", () => {
  const twoClasses = async () => {
    await addPhotos([fileOf("1.jpg", jpeg(1), "cat"), fileOf("2.jpg", jpeg(2), "dog")], options);
    const { classes, photos } = await readOwnSet(owner);
    return { cat: classes[0]?.id ?? "", dog: classes[1]?.id ?? "", photos };
  };

  it("are renamed, but not to a name that is taken", async () => {
    const { cat } = await twoClasses();
    expect(await renameOwnClass(owner, cat, "DOG")).toBe(false);
    expect(await renameOwnClass(owner, cat, "  ")).toBe(false);
    expect(await renameOwnClass(owner, cat, " 猫\u0000 ")).toBe(true);
    expect(await namesOf()).toEqual(["猫", "dog"]);
  });

  it("are reordered", async () => {
    const { dog } = await twoClasses();
    await moveOwnClass(owner, dog, -1);
    await moveOwnClass(owner, dog, -1);
    expect(await namesOf()).toEqual(["dog", "cat"]);
  });

  it("are merged with all their photos, or removed with them", async () => {
    const { cat, dog } = await twoClasses();
    await removeOwnClass(owner, cat, dog);
    let set = await readOwnSet(owner);
    expect(set.photos.map(({ classId }) => classId)).toEqual([dog, dog]);
    await removeOwnClass(owner, dog, null);
    set = await readOwnSet(owner);
    expect(set).toEqual({ classes: [], photos: [] });
  });

  it("give photos to each other, and lose single ones", async () => {
    const { dog, photos } = await twoClasses();
    const [first, second] = ["1.jpg", "2.jpg"].map((name) => photos.find((photo) => photo.name === name));
    await moveOwnPhotos(owner, [first?.id ?? ""], dog);
    expect((await readOwnSet(owner)).photos.every(({ classId }) => classId === dog)).toBe(true);
    await removeOwnPhotos(owner, [second?.id ?? ""]);
    expect((await readOwnSet(owner)).photos.map(({ id }) => id)).toEqual([first?.id]);
  });

  it("are one account's: another sees none and can touch none", async () => {
    const { cat, photos } = await twoClasses();
    expect(await readOwnSet("account-b")).toEqual({ classes: [], photos: [] });
    await removeOwnClass("account-b", cat, null);
    await removeOwnPhotos("account-b", [photos[0]?.id ?? ""]);
    await clearOwnSet("account-b");
    expect((await readOwnSet(owner)).photos).toHaveLength(2);
  });

  it("tell other tabs when they change", async () => {
    const changed = vi.fn();
    const stop = onOwnPhotosChange(owner, changed);
    await ensureOwnClass(owner, "cat");
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
    await ensureOwnClass("account-b", "cat");
    await ensureOwnClass(owner, "dog");
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2));
    stop();
  });
});
