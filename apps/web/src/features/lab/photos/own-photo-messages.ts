import { defineMessages } from "#platform/messages.ts";
import type { SkipCause } from "./add-photos.ts";

const ja = {
  source: "どの写真で学習するか",
  course: "FoodVisionの写真",
  mine: "自分の写真",
  lead: (photos: string, classes: number) => `${classes}クラス、${photos}枚。写真はこの端末から出ません。`,
  heldOutLead: "錠のついた写真は取り置きです（各クラスの5分の1、シードで選ぶ）。",
  addPhotos: "写真を追加",
  addFolder: "フォルダーを追加",
  newClass: "クラスを作る",
  takePhotos: "カメラで撮る",
  exportSet: "書き出す",
  deleteAll: "すべて削除",
  empty:
    "写真、フォルダー、zipをここへドロップするか、貼り付けてください。フォルダーの名前がクラスになります。JPEG、PNG、WebPが使えます。",
  dropHere: "ここへドロップ",
  loading: "この端末の写真を読んでいます。",
  failed: "この端末の保存場所を開けません。プライベートウィンドウでは使えないことがあります。",
  tryAgain: "もう一度",
  addTo: (name: string) => `「${name}」に写真を追加`,
  add: "追加",
  edit: "編集",
  editOf: (name: string) => `「${name}」を編集`,
  countOf: (n: number) => `${n}枚`,
  fewPhotos: "2枚以上必要です",
  thumbnail: (name: string, n: number, held: boolean) => `${name}の写真 ${n}${held ? "（取り置き）" : ""}`,
  gapClasses: "学習するには、写真の入ったクラスが2つ以上必要です。",
  gapPhotos: (names: string) => `学習するには、どのクラスにも写真が2枚以上必要です。足りないクラス：${names}`,
  adding: (done: number, total: number) => `追加しています：${done} / ${total}`,
  stop: "やめる",
  added: (n: number) => `${n}枚を追加しました。`,
  skippedTitle: (n: number) => `${n}件はとばしました`,
  andMore: (n: number) => `ほかに${n}件`,
  unsorted: "未分類",
  className: "クラスの名前",
  nameTaken: "同じ名前のクラスがあります。",
  nameEmpty: "名前を入れてください。",
  classesFull: "クラスは20までです。",
  save: "保存",
  cancel: "キャンセル",
  close: "閉じる",
  earlier: "前へ移す",
  later: "後ろへ移す",
  mergeInto: "合わせる先",
  merge: "合わせる",
  choose: "選んでください",
  mergeTitle: (from: string, into: string) => `「${from}」を「${into}」に合わせますか`,
  mergeBody: (from: string, n: number) => `写真${n}枚が移り、クラス「${from}」はなくなります。`,
  deleteClass: "クラスを削除",
  deleteClassTitle: (name: string) => `「${name}」を削除しますか`,
  deleteClassBody: (n: number) => `この端末にある写真${n}枚も消えます。元には戻せません。`,
  photosOf: "写真",
  chosen: (n: number) => `${n}枚を選択中`,
  chooseAll: "すべて選ぶ",
  moveTo: "移す先",
  move: "移す",
  deletePhotos: "写真を削除",
  deletePhotosTitle: (n: number) => `写真${n}枚を削除しますか`,
  deletePhotosBody: "この端末から消えます。元には戻せません。",
  deleteAllTitle: "自分の写真をすべて削除しますか",
  deleteAllBody: (photos: number, classes: number) =>
    `写真${photos}枚と${classes}クラスがこの端末から消えます。元には戻せません。残したいときは、先に書き出してください。`,
  storage: (used: string, quota: string) => `このサイトの保存量：${used}（ブラウザーの上限の目安 ${quota}）`,
  persisted: "ブラウザーは、この写真を勝手に消さないと約束しています。",
  notPersisted: "空きが少なくなると、ブラウザーがこの写真を消すことがあります。大切なものは書き出しておいてください。",
  features: (used: string) => `計算済みの特徴：${used}。消しても、次の学習で計算し直せます。`,
  clearFeatures: "特徴を消す",
  storageUnknown: "このブラウザーは保存量を教えません。大切なものは書き出しておいてください。",
  cameraPicture: "カメラの映像",
  prediction: "カメラに映っているもの（今のヘッドの予測）",
  perSecond: (n: string) => `毎秒${n}回`,
  intoClass: "入れるクラス",
  holdToTake: "押しているあいだ撮る",
  taken: (n: number, name: string, total: number) => `${n}枚撮りました（「${name}」は${total}枚）`,
  cameraProblem: {
    insecure:
      "このページは暗号化されていない接続（HTTP）で開かれているため、ブラウザーがカメラを使わせません。管理者がHTTPSにすると使えます。",
    denied: "カメラの使用が許可されていません。ブラウザーの設定でこのサイトに許可すると使えます。",
    none: "カメラが見つかりません。",
    busy: "カメラをほかのアプリが使っています。閉じてからもう一度開いてください。",
  },
  failedWork: "うまくいきませんでした。写真はそのまま残っています。",
  exportFailed: "書き出せませんでした。写真はそのまま残っています。",
  cause: (cause: SkipCause, detail: string | undefined): string => {
    switch (cause) {
      case "duplicate":
        return `同じ写真が「${detail ?? ""}」にあります`;
      case "too-large":
        return "32 MBを超えています";
      case "empty":
        return "中身が空です";
      case "heic":
        return "HEICやAVIFは読めません。JPEGにして追加してください";
      case "format":
        return detail ? `${detail}は読めません。JPEG、PNG、WebPにしてください` : "写真ではありません";
      case "damaged":
        return "壊れていて読めません";
      case "zip":
        return "zipが壊れていて、最後までは開けません";
      case "classes-full":
        return "クラスは20までです";
      case "photos-full":
        return "写真は2,000枚までです。ここで止めました";
      case "no-room":
        return "端末の空きが足りません。ここで止めました。前の写真は残っています";
      case "unreadable":
        return "ファイルを読めません";
    }
  },
};

const en: typeof ja = {
  source: "Photos to train on",
  course: "FoodVision’s photos",
  mine: "My own",
  lead: (photos, classes) =>
    `${classes} ${classes === 1 ? "class" : "classes"}, ${photos} ${photos === "1" ? "photo" : "photos"}. They never leave this device.`,
  heldOutLead: "Those with a lock are held out: a fifth of each class, chosen by the seed.",
  addPhotos: "Add photos",
  addFolder: "Add a folder",
  newClass: "New class",
  takePhotos: "Camera",
  exportSet: "Export",
  deleteAll: "Delete all",
  empty:
    "Drop photos, folders or a zip here, or paste. A folder’s name becomes a class. JPEG, PNG and WebP can be read.",
  dropHere: "Drop here",
  loading: "Reading the photos on this device.",
  failed: "This device’s storage can’t be opened. In a private window a browser may withhold it.",
  tryAgain: "Try again",
  addTo: (name) => `Add photos to ${name}`,
  add: "Add",
  edit: "Edit",
  editOf: (name) => `Edit ${name}`,
  countOf: (n) => `${n}`,
  fewPhotos: "Needs 2 or more",
  thumbnail: (name, n, held) => `${name}, photo ${n}${held ? " (held out)" : ""}`,
  gapClasses: "To train, fill at least two classes with photos.",
  gapPhotos: (names) => `To train, every class needs at least two photos. Too few: ${names}`,
  adding: (done, total) => `Adding: ${done} of ${total}`,
  stop: "Stop",
  added: (n) => `${n} ${n === 1 ? "photo" : "photos"} added.`,
  skippedTitle: (n) => `${n} skipped`,
  andMore: (n) => `and ${n} more`,
  unsorted: "Unsorted",
  className: "Name of the class",
  nameTaken: "There is a class of that name.",
  nameEmpty: "Give it a name.",
  classesFull: "There can be 20 classes at most.",
  save: "Save",
  cancel: "Cancel",
  close: "Close",
  earlier: "Move earlier",
  later: "Move later",
  mergeInto: "Merge into",
  merge: "Merge",
  choose: "Choose",
  mergeTitle: (from, into) => `Merge ${from} into ${into}?`,
  mergeBody: (from, n) => `${n} ${n === 1 ? "photo moves" : "photos move"}, and the class ${from} goes.`,
  deleteClass: "Delete the class",
  deleteClassTitle: (name) => `Delete ${name}?`,
  deleteClassBody: (n) => `Its ${n} ${n === 1 ? "photo goes" : "photos go"} from this device too, for good.`,
  photosOf: "Photos",
  chosen: (n) => `${n} chosen`,
  chooseAll: "Choose all",
  moveTo: "Move to",
  move: "Move",
  deletePhotos: "Delete photos",
  deletePhotosTitle: (n) => `Delete ${n} ${n === 1 ? "photo" : "photos"}?`,
  deletePhotosBody: "They go from this device for good.",
  deleteAllTitle: "Delete all photos of your own?",
  deleteAllBody: (photos, classes) =>
    `${photos} ${photos === 1 ? "photo" : "photos"} and ${classes} ${classes === 1 ? "class" : "classes"} go from this device for good. To keep them, export them first.`,
  storage: (used, quota) => `This site stores ${used}; the browser allows about ${quota}.`,
  persisted: "The browser has promised not to clear these photos by itself.",
  notPersisted: "When space runs low, the browser may clear these photos. Export what matters.",
  features: (used) => `Features computed so far: ${used}. Once cleared, the next run computes them anew.`,
  clearFeatures: "Clear the features",
  storageUnknown: "This browser doesn’t say how much is stored. Export what matters.",
  cameraPicture: "The camera’s picture",
  prediction: "What the trained head sees",
  perSecond: (n) => `${n} a second`,
  intoClass: "Into the class",
  holdToTake: "Hold to take",
  taken: (n, name, total) => `${n} taken (${name} has ${total})`,
  cameraProblem: {
    insecure:
      "This page came over plain HTTP, and the browser withholds the camera from such pages. With HTTPS, which the site’s operator sets up, it works.",
    denied: "The camera is not allowed. Allow it for this site in the browser’s settings.",
    none: "No camera was found.",
    busy: "Another program is using the camera. Close it and open this again.",
  },
  failedWork: "That didn’t work. The photos are as they were.",
  exportFailed: "The export failed. The photos are as they were.",
  cause: (cause, detail) => {
    switch (cause) {
      case "duplicate":
        return `the same photo is in ${detail ?? ""}`;
      case "too-large":
        return "larger than 32 MB";
      case "empty":
        return "an empty file";
      case "heic":
        return "HEIC and AVIF can’t be read; save it as a JPEG and add that";
      case "format":
        return detail ? `${detail} can’t be read; save it as JPEG, PNG or WebP` : "not a photo";
      case "damaged":
        return "damaged";
      case "zip":
        return "a damaged zip that opens only in part";
      case "classes-full":
        return "there can be 20 classes at most";
      case "photos-full":
        return "there can be 2,000 photos at most; stopped here";
      case "no-room":
        return "no room on this device; stopped here, and what was there is kept";
      case "unreadable":
        return "the file can’t be read";
    }
  },
};

/** All that is said about photos of one's own. */
export const ownPhotoMessages = defineMessages({ ja, en });
